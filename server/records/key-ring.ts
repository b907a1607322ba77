// Keys of conversations (rules CR1–CR4). AES-256-GCM; each conversation has its own key, wrapped by the master key;
// forgetting the wrapped key forgets the conversation. What a text belongs to is bound in as additional data.
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes, type CipherKey } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { Id } from '#shared/ids'

const version = 1
const nonceBytes = 12
const tagBytes = 16

// Nonces are drawn from a pool, each byte once: asking the system for twelve bytes costs more than sealing a line with them.
const poolBytes = nonceBytes * 512
let pool: Buffer = Buffer.alloc(0)
let used = 0

function freshNonce(): Buffer {
  if (used === pool.length) {
    pool = randomBytes(poolBytes)
    used = 0
  }
  used += nonceBytes
  return pool.subarray(used - nonceBytes, used)
}

export function seal(key: CipherKey, boundTo: string, plain: Buffer): Buffer {
  const nonce = freshNonce()
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(boundTo))
  const body = cipher.update(plain)
  // Counter mode is as long as what goes in: nothing is left for the end but the tag.
  cipher.final()
  const sealed = Buffer.allocUnsafe(1 + nonceBytes + tagBytes + body.length)
  sealed[0] = version
  sealed.set(nonce, 1)
  sealed.set(cipher.getAuthTag(), 1 + nonceBytes)
  sealed.set(body, 1 + nonceBytes + tagBytes)
  return sealed
}

/** Throws when a bit is wrong, the tag is short, or the text belongs elsewhere. */
export function unseal(key: CipherKey, boundTo: string, sealed: Buffer): Buffer {
  if (sealed.length < 1 + nonceBytes + tagBytes || sealed[0] !== version) throw new Error('unreadable seal')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(boundTo))
  decipher.setAuthTag(sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes + tagBytes)), decipher.final()])
}

export interface ConversationKey {
  /** @param boundTo what the text is (its row's id and kind): a row moved elsewhere no longer opens */
  seal(boundTo: string, text: string): Buffer
  unseal(boundTo: string, sealed: Buffer): string
}

export interface KeyRing {
  /** A fresh key for a conversation: the wrapped form is kept in its row. */
  make(conversationId: Id): Buffer
  /** The key of a conversation from its wrapped form; kept in memory for a while. */
  open(conversationId: Id, sealedKey: Buffer): ConversationKey
  forget(conversationId: Id): void
  /** For what belongs to no conversation (TOTP secrets, hook secrets). */
  sealOwn(purpose: string, plain: Buffer): Buffer
  unsealOwn(purpose: string, sealed: Buffer): Buffer
  /** A key for one purpose, derived from the master key. */
  derive(purpose: string): Buffer
}

const remembered = 2_000
// What another node forgot is forgotten here by then.
const rememberedMs = 10 * 60_000

export function makeKeyRing(masterKey: Buffer): KeyRing {
  if (masterKey.length !== 32) throw new Error('master key must be 32 bytes')
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `engawa/${purpose}`, 32))
  const wrapping = derive('wrap')
  const own = derive('own')
  const open = new Map<Id, { ring: ConversationKey; until: number }>()

  return {
    make: (conversationId) => seal(wrapping, `conversation|${conversationId}`, randomBytes(32)),
    open(conversationId, sealedKey) {
      const known = open.get(conversationId)
      if (known && known.until > performance.now()) return known.ring
      const key = createSecretKey(unseal(wrapping, `conversation|${conversationId}`, sealedKey))
      const ring: ConversationKey = {
        seal: (boundTo, text) => seal(key, `${conversationId}|${boundTo}`, Buffer.from(text)),
        unseal: (boundTo, sealed) => unseal(key, `${conversationId}|${boundTo}`, sealed).toString(),
      }
      if (open.size >= remembered) open.delete(open.keys().next().value ?? '')
      open.set(conversationId, { ring, until: performance.now() + rememberedMs })
      return ring
    },
    forget: (conversationId) => void open.delete(conversationId),
    sealOwn: (purpose, plain) => seal(own, purpose, plain),
    unsealOwn: (purpose, sealed) => unseal(own, purpose, sealed),
    derive,
  }
}
