// News over Redis' sharded pub/sub (rule WI9): facts that fall together travel together, once encoded. A fact of a place carries
// the place's id in front, so that a node where nobody hears it need not even read it.
import type { Fact } from '#shared/facts'
import type { Id } from '#shared/ids'
import type { News } from '../ports.ts'
import { openRedisLine } from './redis-line.ts'

const shard = 'engawa:{news}'
const idChars = 36
const nowhere = '-'.repeat(idChars)

export function makeNewsRedis(url: string, nodeId: Id): News {
  const telling = openRedisLine(url)
  const hearing = openRedisLine(url)
  const listeners: ((facts: readonly Fact[]) => void)[] = []
  const backListeners: (() => void)[] = []
  let waiting: string[] = []
  let isSubscribed = false

  async function subscribe(): Promise<void> {
    // Subscribed connections answer knocks too (RESP2 allows ping there); whatever was missed meanwhile is read back.
    isSubscribed = await hearing.redis.ssubscribe(shard).then(() => true, () => false)
    if (isSubscribed) for (const listener of backListeners) listener()
  }
  hearing.redis.on('close', () => { isSubscribed = false })
  hearing.onBack(() => void subscribe())
  telling.onBack(() => { for (const listener of backListeners) listener() })

  let hearsPlace: (placeId: Id) => boolean = () => true
  hearing.redis.on('smessage', (_channel: string, message: string) => {
    if (message.startsWith(nodeId)) return
    const facts = message.slice(idChars + 1).split('\n').flatMap(read)
    if (facts.length > 0) for (const listener of listeners) listener(facts)
  })

  function read(line: string): Fact[] {
    const placeId = line.slice(0, idChars)
    if (placeId !== nowhere && !hearsPlace(placeId)) return []
    try {
      return [JSON.parse(line.slice(idChars)) as Fact]
    } catch {
      return []
    }
  }

  function flush(): void {
    const lines = waiting
    waiting = []
    telling.redis.spublish(shard, [nodeId, ...lines].join('\n')).catch(() => undefined)
  }

  return {
    tell(facts) {
      if (waiting.length === 0) setImmediate(flush)
      for (const fact of facts) waiting.push((fact.kind === 'entry.posted' ? fact.placeId : nowhere) + JSON.stringify(fact))
    },
    hear(listener, places) {
      listeners.push(listener)
      hearsPlace = places
    },
    isUp: () => telling.isUp() && hearing.isUp() && isSubscribed,
    onBack: (listener) => void backListeners.push(listener),
    close: async () => void (await Promise.all([telling.close(), hearing.close()])),
  }
}
