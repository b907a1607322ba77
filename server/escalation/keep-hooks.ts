// Hooks of an operator: added, listed, removed, tried (rules HO5, HO9). A webhook's secret is made here and told once.
import type { Id } from '#shared/ids'
import { onCallTexts } from '#shared/texts/on-call'
import type { Context } from '../context.ts'
import { whyNotDelivered } from '../notify/not-delivered.ts'
import type { HookRow } from '../storage/postgres/hooks.ts'

const secretPurpose = (hookId: Id) => `hook|${hookId}`
const mailForm = /^[^\s@<>"(),;:\\[\]]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i

export class NotAnAddress extends Error {}

/** Throws ForbiddenTarget when a webhook may not go there. */
export async function addWebhook(context: Context, areaId: Id, address: string): Promise<{ id: Id; secret: string }> {
  const url = await context.notify.checkTarget(address)
  const id = context.ids.next()
  const secret = `whsec_${context.ids.random(32).toString('base64')}`
  await context.store.hooks.add({ id, areaId, kind: 'webhook', address: url.href, sealedSecret: context.keys.sealOwn(secretPurpose(id), Buffer.from(secret)) })
  return { id, secret }
}

export async function addMailHook(context: Context, areaId: Id, address: string): Promise<{ id: Id }> {
  if (address.length > 254 || !mailForm.test(address)) throw new NotAnAddress(address)
  const id = context.ids.next()
  await context.store.hooks.add({ id, areaId, kind: 'email', address, sealedSecret: null })
  return { id }
}

export function secretOf(context: Context, hookId: Id, sealedSecret: Buffer): string {
  return context.keys.unsealOwn(secretPurpose(hookId), sealedSecret).toString()
}

/** Sends one letter that asks for nothing. @returns null when it arrived, else why not */
export async function tryHook(context: Context, hook: HookRow): Promise<string | null> {
  const { notify, ids, clock } = context
  try {
    const id = ids.next()
    if (hook.kind === 'email') {
      await notify.mail({ id, to: hook.address, subject: onCallTexts.subject.test(), text: [onCallTexts.body.test, '', notify.boardUrl, '', onCallTexts.foot, ''].join('\n') })
    } else {
      const body = JSON.stringify({ type: 'hook.tried', timestamp: new Date(clock.now()).toISOString(), data: { link: notify.boardUrl } })
      await notify.webhook({ url: hook.address, secret: secretOf(context, hook.id, hook.sealedSecret ?? Buffer.alloc(0)) }, { id, sentAt: clock.now(), body })
    }
    return null
  } catch (error) {
    return whyNotDelivered(error, context.log, hook.id)
  }
}
