// What is done about a finding hangs on what it is about (rules MO4, FI1–FI3). One table; a category that is not here is refused.
export type CategoryKind =
  /** the writer may be in danger: a person is called */
  | 'danger'
  /** somebody else may be hurt by it: an alert of its own, never an escalation of its writer */
  | 'target'
  /** a way to reach or to know a person: the line waits, and nobody is alarmed */
  | 'contact'
  /** worth a look, no more */
  | 'quiet'

export const categoryKinds: Readonly<Record<string, CategoryKind>> = {
  suicide_ideation: 'danger', suicide_passive: 'danger', suicide_plan: 'danger', suicide_attempt: 'danger', suicide_farewell: 'danger', suicide_obfuscated: 'danger', suicide_pact: 'danger', suicide_method: 'danger',
  suicide_method_seek: 'danger', self_harm: 'danger', overdose: 'danger', abuse_family: 'danger', dv_partner: 'danger', sexual_harm: 'danger', life_crisis: 'danger', medical_emergency: 'danger', harm_others: 'danger',
  third_party: 'danger', hopelessness: 'danger', burden: 'danger', withdrawal_minimise: 'danger', negation_ambiguous: 'danger', grief: 'danger', repeated: 'danger', over_days: 'danger', resembles_danger: 'danger',
  harassment: 'target', hate: 'target', doxxing: 'target', solicit_sexual: 'target', grooming_probe: 'target', luring_steps: 'target', resembles_hurt: 'target',
  solicit_contact: 'contact', solicit_meet: 'contact', solicit_money_job: 'contact', solicit_religion_mlm: 'contact', link: 'contact', pii_phone: 'contact', pii_email: 'contact', pii_sns: 'contact', pii_address: 'contact',
  pii_location_realtime: 'contact', pii_name: 'contact', pii_workplace_school: 'contact', pii_third_party: 'contact', resembles_contact: 'contact', resembles_personal: 'contact',
  pressure_lecture: 'quiet', staff_call: 'quiet', vulgar: 'quiet', spam_flood: 'quiet',
}

/** A finding of a check that has no row yet is looked at by a person, and calls nobody. */
export const kindOf = (category: string): CategoryKind => categoryKinds[category] ?? 'quiet'

/** Held for what it would do to the others in the room, who are told where help is, without a word of it (ABU-17). */
export const roomCategories: ReadonlySet<string> = new Set(['suicide_method', 'suicide_method_seek', 'suicide_pact'])
/** Blurred until somebody asks for it: staff read these all evening (PEER-8). */
export const graphicCategories: ReadonlySet<string> = new Set(['suicide_method', 'suicide_method_seek', 'suicide_pact', 'suicide_attempt', 'suicide_plan', 'self_harm', 'overdose', 'sexual_harm', 'solicit_sexual', 'abuse_family', 'harm_others', 'harassment', 'hate', 'resembles_danger', 'resembles_hurt'])

/** A number, address, handle or page itself, or what else tells who somebody is. */
const isGivenAway = (category: string): boolean => category.startsWith('pii_') || category === 'link'
/** Of contact, by words alone: an offer, a question, or the house's own rule against it (house-rules.ts). */
export const isWordOfContact = ({ category }: { category: string }): boolean => kindOf(category) === 'contact' && !isGivenAway(category)
