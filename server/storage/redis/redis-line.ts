// A node's line to Redis, for news, presence and limits alike: it fails quickly and mends itself. Redis only carries what may be lost, so
// nothing waits for it: no queue while it is away, short patience for each command, and a knock twice a second that notices a server which
// hangs. One line is asked and listens (RESP3, which every server with sharded pub/sub speaks): three were knocked at six times a second.
import { Redis, ReplyError } from 'ioredis'

export interface RedisLine {
  redis: Redis
  isUp(): boolean
  /** A command failed or was not answered: not up until the next knock is. */
  doubt(): void
  onBack(listener: () => void): void
  close(): Promise<void>
}

/** Redis is there, and said no. */
export const isAnswer = (error: unknown): boolean => error instanceof ReplyError

const patienceMs = 700
const knockMs = 500

export function openRedisLine(url: string): RedisLine {
  const redis = new Redis(url, {
    enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: patienceMs, connectTimeout: 1_000, autoResubscribe: false,
    retryStrategy: (tries) => Math.min(50 * tries, 500), enableReadyCheck: false,
  })
  const listeners: (() => void)[] = []
  let isUp = false
  // Trouble is seen by the knock; an error event without a listener would end the process.
  redis.on('error', () => undefined)

  async function knock(): Promise<void> {
    const answers = redis.status === 'ready' && (await redis.ping().then(() => true, () => false))
    if (answers && !isUp) {
      isUp = true
      for (const listener of listeners) listener()
    } else if (!answers) isUp = false
  }
  const timer = setInterval(() => void knock(), knockMs)
  redis.on('ready', () => void knock())
  redis.on('close', () => { isUp = false })

  return {
    redis,
    isUp: () => isUp,
    doubt: () => { isUp = false },
    onBack: (listener) => void listeners.push(listener),
    async close() {
      clearInterval(timer)
      redis.disconnect()
    },
  }
}
