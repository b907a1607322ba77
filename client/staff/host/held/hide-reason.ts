// Let out by mistake and taken down again with one press: its writer is told what it had been held for.
import type { HideReason } from '#shared/message'

const categories: Partial<Record<HideReason, readonly string[]>> = {
  contact: ['pii_phone', 'pii_email', 'pii_sns', 'solicit_contact', 'solicit_meet', 'link', 'resembles_contact'],
  personal: ['pii_address', 'pii_location_realtime', 'pii_name', 'pii_workplace_school', 'pii_third_party', 'doxxing', 'resembles_personal'],
  hurtful: ['harassment', 'hate', 'vulgar', 'resembles_hurt'],
  solicitation: ['solicit_money_job', 'solicit_religion_mlm', 'solicit_sexual', 'grooming_probe', 'luring_steps'],
  method: ['suicide_method', 'suicide_method_seek', 'suicide_pact'],
  flood: ['spam_flood'],
}

export function hideReasonOf(category: string): HideReason {
  const found = (Object.keys(categories) as HideReason[]).find((reason) => categories[reason]?.includes(category))
  return found ?? 'other'
}
