// The test reporter: a line for each file as it ends, the failures in full, and at last the one line that counts.
import { writeFileSync, writeSync } from 'node:fs'
import { relative } from 'node:path'
import type { UserConsoleLog } from 'vitest'
import type { Reporter, SerializedError, TestCase, TestModule, Vitest } from 'vitest/node'

export interface Count {
  passed: number
  failed: number
  skipped: number
}

export const closingLine = ({ passed, failed }: Count): string => `${passed} passed, ${failed} failed`

/** Written at once: what still waits in a pipe when the process ends would be lost, and this line must not be. */
function say(line: string): void {
  let rest = Buffer.from(`${line}\n`)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
    }
  }
}

const nameOf = (test: TestCase): string => `${relative(process.cwd(), test.module.moduleId)} > ${test.fullName}`

export default class ClosingLine implements Reporter {
  private vitest: Vitest | undefined
  private done = 0
  private all = 0

  onInit(vitest: Vitest): void {
    this.vitest = vitest
  }

  onTestRunStart(specifications: readonly unknown[]): void {
    this.all = specifications.length
  }

  onUserConsoleLog({ content }: UserConsoleLog): void {
    process.stdout.write(content)
  }

  onTestModuleEnd(module: TestModule): void {
    this.done += 1
    const tests = [...module.children.allTests()]
    const bad = tests.filter((test) => test.result().state === 'failed').length + module.errors().length
    const seconds = (module.diagnostic().duration / 1000).toFixed(1)
    say(`${bad ? '✗' : '✓'} [${this.done}/${this.all}] ${relative(process.cwd(), module.moduleId)} (${tests.length}, ${seconds} s)`)
    // In a word at once, for whoever waits; in full at the end.
    for (const test of tests) if (test.result().state === 'failed') say(`    ✗ ${test.name}: ${test.result().errors?.[0]?.message.split('\n')[0] ?? ''}`)
  }

  onTestRunEnd(modules: readonly TestModule[], stray: readonly SerializedError[]): void {
    const count: Count = { passed: 0, failed: stray.length, skipped: 0 }
    for (const module of modules) {
      count.failed += module.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') count.passed += 1
        else if (state === 'skipped') count.skipped += 1
        else count.failed += 1
        if (state === 'failed') this.showFailure(test)
        else if (test.diagnostic()?.flaky) this.showSecondTry(test)
      }
      for (const suite of module.children.allSuites()) {
        count.failed += suite.errors().length
        this.showErrors(`${relative(process.cwd(), module.moduleId)} > ${suite.fullName}`, suite.errors())
      }
      this.showErrors(relative(process.cwd(), module.moduleId), module.errors())
    }
    this.showErrors('outside of any test', stray)
    if (count.skipped > 0) say(`${count.skipped} skipped: what they need is not here (ENGAWA_DATA names the folder of the dialogues; nginx, caddy and openssl are for the proxies)`)
    // Under `npm test` the count goes to the runner, which speaks last.
    if (process.env.ENGAWA_TEST_COUNT) writeFileSync(process.env.ENGAWA_TEST_COUNT, JSON.stringify(count))
    else say(closingLine(count))
  }

  /** Passed, but not at once: shown as what it is. */
  private showSecondTry(test: TestCase): void {
    this.showErrors(`${nameOf(test)} (passed at the second try; this was the first)`, test.result().errors ?? [], '↻')
  }

  private showFailure(test: TestCase): void {
    this.showErrors(nameOf(test), test.result().errors ?? [])
  }

  private showErrors(where: string, errors: readonly SerializedError[], mark = '✗'): void {
    for (const error of errors) {
      say(`\n${mark} ${where}`)
      this.vitest?.logger.printError(error, { project: this.vitest.getRootProject(), fullStack: false })
    }
  }
}
