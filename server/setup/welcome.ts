// What the terminal says once the doors are open: the address, and how to come in as each role.
import type { Config } from '../config.ts'

export interface DemoPerson { role: string; name: string; login: string; password: string }

export function printWelcome({ config, port, people }: { config: Config; port: number; people: readonly DemoPerson[] }): void {
  const address = config.publicUrl ?? `http://localhost:${port}`
  const width = Math.max(0, ...people.map(({ login }) => login.length))
  const lines = [
    '',
    `縁側をひらきました  ${address}`,
    '',
    `  訪れる人   ${address}          （登録はいりません）`,
    `  スタッフ   ${address}/staff/`,
    `  ボード　   ${address}/staff/board`,
  ]
  if (people.length > 0) {
    lines.push('', '練習用の人たち（合言葉は今だけ表示します。次にはじめると変わります）')
    for (const { role, name, login, password } of people) lines.push(`  ${login.padEnd(width)}  ${password}   ${name}・${role}`)
    lines.push('', '練習用です。相談はスタッフに届きません。本番は docs/operating.md を見てください。')
  }
  lines.push('', 'とめるには Ctrl-C', '')
  process.stdout.write(`${lines.join('\n')}\n`)
}
