// The ways out as the operator has set them.
import type { Config } from '../config.ts'
import { makeNotify, type Notify } from './notify.ts'

export function notifyOf({ smtpUrl, mailFrom, canHooksReachPrivate, publicUrl, port }: Config): Notify {
  return makeNotify({ smtpUrl, mailFrom, allowsPrivate: canHooksReachPrivate, publicUrl: publicUrl ?? `http://localhost:${port}` })
}
