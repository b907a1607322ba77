// A room and its flow: what is said, what is on its way, what was held, and what the hands can do.
import type { Texts } from '../index.ts'

const letters = (n: number) => (n === 1 ? '1 letter' : `${n} letters`)

export const roomTexts: Texts['room'] = {
  leave: 'Leave',
  flow: (name) => `Talk in ${name}`,
  audience: { everyone: 'for everyone', first_timers: 'for first-timers', women: 'for women', from_40: 'for 40 and over', young: 'for the young', family: 'for families' },
  kind: { talk: '', quiet: 'a room for quiet company, without talking', theme: 'a room with a theme', broadcast: 'a room for listening to a talk', no_crosstalk: 'say it, and it is heard; nobody answers', solo_note: 'a note on one’s own' },
  presence: { closed: 'Closed', host_only: 'The host is here', few: 'The host and a few people are here', some: 'The host and some people are here', many: 'The host and many people are here' },
  restingHere: 'The host is away from their seat',

  seat: { watching: 'You are sitting where one just looks.', quiet: 'Nobody has been told.', write: 'Try writing' },
  compose: { label: 'Write here', placeholder: (name) => `Write as “${name}”`, send: 'Send', sendToStaff: 'Send to staff only', backToWatching: 'Back to just looking', left: (n) => `${letters(n)} left`, over: (n) => `${letters(n)} too long` },
  slow: (seconds) => `You can write again in ${seconds}. What you wrote is still here.`,

  tools: { label: 'What you can do', stamps: 'Stamps', whisper: 'Tell staff', listening: 'Be heard', help: 'Need help', more: 'More' },
  ownName: { heading: 'Your nickname here', change: 'Use this nickname', changed: 'Your nickname has been changed.' },
  place: { hint: 'About this room, and how the screen looks', heading: 'About this room', vanishes: 'When the room closes, what was said here can no longer be seen.' },

  stamps: { heading: 'Stamps', note: 'You can leave one in place of words.' },
  stamp: { nod: 'Nodding', otsukare: 'Well done today', here: 'I am here', understand: 'I know the feeling', tea: 'Tea', good_night: 'Good night' },
  several: (word) => `${word}, several`,
  touched: (word) => word,

  whisper: {
    heading: 'Tell staff quietly',
    readers: (host) => (host ? `Only the host, ${host}, and the staff keeping watch read this. It does not appear in the room.` : 'Only the staff keeping watch read this. It does not appear in the room.'),
    presets: ['Something said here worries me', 'I am not feeling so well', 'I do not know how to use this'],
    label: 'Write to staff only',
    placeholder: 'Or write it in your own words',
    sent: 'Sent to staff. It has not appeared in the room.',
    tag: 'Sent to staff only',
    sending: 'Sending to staff',
  },

  say: {
    host: (name) => `${name} (host)`,
    listener: (name) => `${name}`,
    professional: (name) => `${name} (professional)`,
    supervisor: (name) => `${name} (keeping watch)`,
    you: 'You',
    spoken: (who, when, what) => `${who}, ${when}, ${what}`,
    menu: (who) => `About what ${who} said`,
    automatic: 'Automatic',
    late: 'shown after a check',
    empty: 'Nothing has been said yet. Quiet time is a way to use this room too.',
    emptyTalk: 'There is no hurry. Write when you can.',
    fresh: 'New from here',
    earlier: 'See what was said before',
    earlierLoading: 'Fetching what was said before',
    below: 'There is something new below',
    folded: (who) => `What ${who} says is folded away`,
    unfold: 'Unfold',
    refold: 'Fold away',
  },
  menu: {
    nod: 'Nod',
    report: 'Let staff know',
    mute: 'Fold away what this person says',
    unmute: 'Unfold what this person says',
    close: 'Close',
    reportWhy: 'What is it? (You can send this without choosing)',
    reported: 'Staff have been told. Thank you.',
    reportFailed: 'That did not reach staff. Please try once more.',
  },
  report: { hurtful: 'Hurtful words', contact: 'Contact details or an invitation', worried: 'I worry about the person', other: 'Something else' },

  own: {
    sending: 'Sending',
    waiting: 'Will be sent once connected',
    failed: 'This could not be sent',
    again: 'Send again',
    cancel: 'Take it back',
    drop: 'Do not send',
    sent: 'Sent',
  },
  held: {
    status: 'Nobody can see this yet',
    rewrite: 'Write it differently',
    drop: 'Leave it',
    contact: 'To protect each other, contact details are not shown here.',
    checking: 'Staff are looking at it. This takes about 5 minutes.',
    released: 'Staff have looked at it, and it is in the room now.',
  },
  hidden: {
    other: 'Staff have taken this down',
    mine: (reason) => `This has been taken down. The reason: ${reason}. `,
    mineMore: 'If you do not agree, please tell us through “Tell staff”.',
  },
  hideReason: { contact: 'contact details', personal: 'about a person’s private life', hurtful: 'hurtful words', solicitation: 'recruiting or advertising', method: 'ways, places, or an invitation to harm', flood: 'writing a lot in a row', off_topic: 'away from what the room is for', other: 'something else' },
  rest: {
    head: 'We ask you to rest for now',
    body: (reason, until) => `The reason: ${reason}. You can come in again from ${until}.`,
    object: 'If you do not agree, or want to talk, our staff will listen.',
    talk: 'Talk to staff',
  },

  state: {
    open: null,
    paused: { head: 'Resting', body: 'The host has paused the room. You can read. When it goes on, we will tell you here.' },
    resting: { head: 'Resting', body: 'The host is away from their seat. You can read. When they are back, we will tell you here.' },
    closed: { head: 'The room has closed for today', body: 'Thank you for being here.' },
  },
  closedNext: (when) => `It opens again ${when}.`,
  closedGone: 'What was said here has already gone from this screen.',
  toDoor: 'Back to the door',
  closingSoon: (when) => `The room closes at ${when}.`,

  notice: {
    opened: 'The room has opened', paused: 'The room is resting', resumed: 'The room goes on', resting: 'The room is resting because the host is away', awake: 'The host is back', closed: 'The room has closed', closing_soon: 'The room closes in about 10 minutes',
    talk_began: 'Your time to be heard has begun. Only the two of you and the staff keeping watch can read this', talk_ending_soon: 'Today’s time ends in about 10 minutes', talk_extended: 'You have more time now', listener_lost: 'Your listener has lost the connection. We wait for them to come back', listener_back: 'Your listener is back', listener_changed: 'Someone else is listening now', talk_closed: 'This is all for today', help_offered: '“Need help” shows services that can send help',
  },

  offline: { head: 'There is no connection', body: 'What you wrote is still here (until you close this page). It is sent in order once connected.' },
  stale: { head: 'Our records are hard to reach right now', body: 'What you wrote is still here. If it is urgent, “Need help” shows phone numbers and places to write to.' },
  spoken: {
    one: (who, what) => `${who}: ${what}`,
    many: (n) => `${n} new lines`,
    back: 'Connected again',
    lost: 'There is no connection. What you wrote is still here.',
  },
}
