// A note left alone: who reads it, by when, what became of it, and its answer.
import type { Texts } from '../index.ts'

export const noteTexts: Texts['note'] = {
  heading: 'Leave a word',
  label: 'Leave a word (only staff read it)',
  placeholder: 'Writing is fine, and so is not writing',
  until: (when) => `Staff will have read it by ${when}. `,
  answer: 'If there is an answer, you may see it here the next time you come. This is not for help right now. ',
  nobody: 'No notes are taken right now. If it is urgent, please see the services above or “If you need help”.',
  send: 'Leave it here',
  sending: 'Leaving it',
  left: 'We have it. ',
  another: 'Leave another word',
  heldFor: (days) => `What you leave is erased after ${days === 1 ? '1 day' : `${days} days`}.`,
  own: 'What you left',
  state: {
    kept: (when) => `Staff will have read it by ${when}.`,
    read: 'Staff have read it.',
    answered: (name, role) => `An answer from ${name} (${role}).`,
  },
  page: { noAnswer: 'Written this way, an answer cannot be seen. It is no help for right now. ', crowded: 'The door is crowded. Please wait about 20 seconds and press “Leave it here” once more. What you wrote is still here.', again: 'Some time has passed: please press “Leave it here” once more. What you wrote is still here.' },
  room: { lead: 'Here one writes alone. ', body: 'What you write does not appear in the room. Only staff read it.' },
}
