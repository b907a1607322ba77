// Every limit of how often, and what it does when the counter that all nodes share is gone (rule WI12): open, this node counts for
// itself and nobody is kept from talking or from calling for help; closed, it refuses until the counter is back.
export type LimitName = keyof typeof limits

interface Limit {
  failOpen: boolean
  /** asked all the time, and no harm is done by a little more: of several nodes each gives a quarter of it before it asks */
  isGivenAhead?: true
  why: string
}

const door: Limit = { failOpen: true, why: 'people come in; it only asks more of them, and many share one line' }

export const limits = {
  talk: { failOpen: true, isGivenAhead: true, why: 'talk goes on' },
  talkLong: { failOpen: true, isGivenAhead: true, why: 'talk goes on' },
  read: { failOpen: true, isGivenAhead: true, why: 'what was missed can be read back' },
  move: { failOpen: true, isGivenAhead: true, why: 'people come and go' },
  report: { failOpen: true, why: 'who is hurt can say so' },
  solo_note: { failOpen: true, why: 'a word can be left' },
  crisis: { failOpen: true, isGivenAhead: true, why: 'a cry for help is never kept back' },
  help: { failOpen: true, why: 'whoever presses for help is heard' },
  staff: { failOpen: true, isGivenAhead: true, why: 'rooms stay looked after' },
  lists: { failOpen: true, why: 'a list that alarms falsely can be mended' },
  unknown: { failOpen: true, why: 'it only ends a line that makes no sense, on this node' },
  renew: { failOpen: true, why: 'a visit goes on' },
  line_minute_1: door, line_minute_2: door, line_minute_3: door, line_minute_4: door,
  line_hour_1: door, line_hour_2: door, line_hour_3: door, line_hour_4: door,
  house_minute_1: door, house_minute_2: door, house_minute_3: door, house_minute_4: door,
  address_return: { failOpen: false, why: 'guessing somebody’s words is not helped by an outage' },
  return_anywhere: { failOpen: false, why: 'guessing somebody’s words is not helped by an outage' },
  address_sign_in: { failOpen: false, why: 'guessing from one address is not helped by an outage' },
  sign_in: { failOpen: false, why: 'guessing a password is not helped by an outage' },
  sign_in_anywhere: { failOpen: false, why: 'guessing a password is not helped by an outage' },
} as const satisfies Record<string, Limit>
