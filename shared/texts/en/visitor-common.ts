// What stands on every screen, how the screen looks, and the sentence for each way of saying no.
import type { Texts } from '../index.ts'

export const commonTexts: Texts['common'] = {
  title: 'Memo',
  dot: ' · ',
  sentence: (words) => `${words}.`,
  exit: 'Leave page',
  exitNote: ' “Leave page” blanks this screen at once and moves to another page. A trace of the visit may remain in the device or the browser.',
  close: 'Close',
  back: 'Back',
  settings: {
    heading: 'How the screen looks',
    language: 'Language',
    languageFailed: 'This language cannot be fetched right now. Please try again in a little while.',
    theme: 'Brightness',
    themes: { system: 'Same as device', light: 'Light', dark: 'Dark', quiet: 'Quiet' },
    quietMore: 'Quiet keeps pictures, colours and motion down.',
    text: 'Size of letters',
    steps: ['Small', 'Normal', 'Large', 'Largest'],
    enter: 'Enter key',
    enterNewline: 'New line (Ctrl + Enter sends)',
    enterSends: 'Sends (Shift + Enter for a new line)',
    announce: 'Reading new lines aloud (screen reader)',
    announceOn: 'On',
    announceOff: 'Off',
    veil: 'When another app or page is in front',
    veilOn: 'Hide the screen',
    veilOff: 'Leave it as it is',
    veilMore: 'What is said does not show in the list of open apps or on paper. Some devices take their picture before it can be hidden.',
    sound: 'A sound to let you know',
    soundOff: 'None',
    soundOn: 'A soft one',
    signsMore: 'When it is your turn, and when somebody writes while you look elsewhere. In the quiet look there is neither sound nor vibration.',
    shiver: 'A vibration to let you know',
    shiverOff: 'None',
    shiverOn: 'A short one',
    kept: 'Remembered until you close this page.',
    writing: ' What you write is kept from the browser’s spelling check and translation. What your keyboard predicts, or an extension you have added, cannot be stopped from here.',
  },
}

const gone = 'Some time has passed. Please come in once more.'
const notNow = 'This cannot be done right now. Please try again in a little while.'
const tooLong = 'This was too long to send. What you wrote is still here.'

export const refusalTexts: Texts['refusal'] = {
  bad_input: notNow, too_large: tooLong, unknown_event: notNow, not_found: 'This can no longer be seen.', foreign_origin: notNow,
  pass_expired: gone, signed_out: gone, sign_in_failed: notNow, totp_needed: notNow, step_up_needed: notNow,
  too_fast: 'It will be sent in a moment. What you wrote is still here.', empty: 'Nothing is written.', too_long: tooLong,
  nickname_reserved: 'This could be mistaken for staff, so it cannot be used. How about the name of a flower or a bird?', nickname_unfit: 'This name cannot be used. How about the name of a flower or a bird?',
  person_told: 'This cannot be shown in the room right now, but the staff on duty have been told. You need not wait: the places under “I need help” are there too.', help_named: 'This cannot be shown in the room right now. Under “I need help” there are places you can call or write to.',
  room_resting: 'The room is resting. You can write when the host is back.', room_paused: 'The room is resting. You can write when it goes on.', room_closed: 'The room has closed.', wait_to_be_let_in: 'Please wait a little until the host lets you in.', room_locked: 'Nobody new can come in right now. Please come again in a little while.', room_quiet: 'It is quiet time. You can still leave a stamp or write to staff.', proof_needed: 'The door is crowded. We try again in a moment.', proof_refused: 'The check did not work. Try once more?', room_full: 'It is full right now. Please come again in a little while.', not_here: 'This is not done in this room.', asked_to_rest: 'It is time to rest for now. You can come in again a little later.',
  nobody_on_duty: 'Nobody is here to listen right now. We are sorry.', not_on_shift: notNow, already_waiting: 'You are already waiting.', nobody_waiting: notNow, hands_full: notNow, on_break: notNow, after_note_due: notNow,
  already_taken: notNow, moved_on: 'Things changed a moment ago.', reason_needed: notNow, holds_contact: notNow, words_unknown: 'These words did not bring you back. Please check the four words, in hiragana, once more.', nobody_reads: 'Nobody can read a note right now. What you wrote is still here.', basis_needed: notNow, still_open_escalation: notNow,
  list_unfit: notNow,
  unavailable: 'Our records cannot be reached right now. What you wrote is still here.', internal: 'That did not work. What you wrote is still here. Would you try once more?',
}
