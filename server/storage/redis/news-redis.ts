// News over Redis' sharded pub/sub (rule WI9): facts that fall together travel together, once encoded. A fact of a place carries
// the place's id in front, so that a node where nobody hears it need not even read it; and where no other node hears the place, it is
// not told at all (rule WI17). Which places a node hears it says every two seconds, and at once when there is one more.
import type { Fact } from '#shared/facts'
import type { Id } from '#shared/ids'
import type { HeardHere, News } from '../ports.ts'
import { makeHearers } from './hearers.ts'
import { isAnswer, type RedisLine } from './redis-line.ts'

const shard = 'engawa:{news}'
const idChars = 36
const nowhere = '-'.repeat(idChars)
/** In the place of a place's id: the node hears these places and no others; this one too; and asks what the others hear. */
const hearsOnly = '='.repeat(idChars)
const hearsToo = '+'.repeat(idChars)
const whoHears = '?'.repeat(idChars)
const sayEveryMs = 2_000
/** So long after it began to listen a node has heard of every other that can hear it. */
const sureAfterMs = 3_000
const oneReturnMs = 1_000

/** @param onRefused told when Redis begins to say no to news: it is older than 7, or they are not allowed to its user */
export function makeNewsRedis(line: RedisLine, nodeId: Id, onRefused: () => void = () => undefined): News {
  const listeners: ((facts: readonly Fact[]) => void)[] = []
  const backListeners: (() => void)[] = []
  const others = makeHearers()
  let here: HeardHere = { hears: () => true, places: () => [] }
  let waiting: string[] = []
  let listensSince: number | null = null
  /** until something was told: one may be allowed to listen only */
  let isRefused = false
  let saidAt = 0
  let lookedAt = 0

  /** A line that only failed to answer may still listen: asked once more it answers, and whatever was missed meanwhile is read back. */
  async function subscribe(): Promise<void> {
    listensSince = await line.redis.ssubscribe(shard).then(() => performance.now(), doubt)
    if (listensSince === null) return
    say(whoHears)
    sayPlaces()
    lookAgain()
  }

  /** No news until it has been asked again. One that says no counts limits all the same: of that nothing is doubted. */
  function doubt(error: unknown): null {
    if (!isAnswer(error)) line.doubt()
    else if (!isRefused) {
      isRefused = true
      onRefused()
    }
    return (listensSince = null)
  }

  function lookAgain(): void {
    lookedAt = performance.now()
    for (const listener of backListeners) listener()
  }

  /** One that did not listen may have kept from this node what it should have told. Where all come back together, it was looked for. */
  function answerWhoHears(): void {
    sayPlaces()
    if (performance.now() - lookedAt > oneReturnMs) lookAgain()
  }

  function sayAgain(): void {
    // Whoever came meanwhile may be sure by now that nobody is here.
    if (performance.now() - saidAt > sureAfterMs) lookAgain()
    sayPlaces()
  }
  line.redis.on('close', () => { listensSince = null })
  line.onBack(() => void subscribe())
  const saying = setInterval(() => {
    if (isUp()) sayAgain()
    else if (line.isUp()) void subscribe()
  }, sayEveryMs)
  saying.unref()

  line.redis.on('smessage', (_channel: string, message: string) => {
    if (message.startsWith(nodeId)) return
    others.note(message.slice(0, idChars), performance.now())
    const facts = message.slice(idChars + 1).split('\n').flatMap((told) => read(message.slice(0, idChars), told))
    if (facts.length > 0) for (const listener of listeners) listener(facts)
  })

  function read(from: Id, told: string): Fact[] {
    const head = told.slice(0, idChars)
    const rest = told.slice(idChars)
    if (head === hearsOnly) others.hearsOnly(from, rest === '' ? [] : rest.split(' '), performance.now())
    else if (head === hearsToo) others.hearsToo(from, rest, performance.now())
    else if (head === whoHears) answerWhoHears()
    else if (head === nowhere || here.hears(head)) return parse(rest)
    return []
  }

  function parse(text: string): Fact[] {
    try {
      return [JSON.parse(text) as Fact]
    } catch {
      return []
    }
  }

  const isUp = (): boolean => line.isUp() && listensSince !== null && !isRefused
  const isSure = (): boolean => listensSince !== null && line.isUp() && performance.now() - listensSince > sureAfterMs
  function sayPlaces(): void {
    saidAt = performance.now()
    say(hearsOnly + here.places().join(' '))
  }

  function say(told: string): void {
    if (waiting.length === 0) setImmediate(flush)
    waiting.push(told)
  }

  function flush(): void {
    const together = [nodeId, ...waiting].join('\n')
    waiting = []
    // Not told: then others may know too little of what is heard here, and this node reads what they did until the line answers again.
    line.redis.spublish(shard, together).then(() => { isRefused = false }, doubt)
  }

  return {
    tell(facts) {
      for (const fact of facts) {
        if (fact.kind !== 'entry.posted') say(nowhere + JSON.stringify(fact))
        else if (!isSure() || others.mayHear(fact.placeId, performance.now())) say(fact.placeId + JSON.stringify(fact))
      }
    },
    hear(listener, heard) {
      listeners.push(listener)
      here = heard
    },
    beginToHear(placeId) {
      say(hearsToo + placeId)
      return true
    },
    isUp,
    onBack: (listener) => void backListeners.push(listener),
    close: async () => clearInterval(saying),
  }
}
