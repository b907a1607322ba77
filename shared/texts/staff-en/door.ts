// The way in, the shift, the bar and the closed screen, in English.
import type { Worded } from '../staff-languages.ts'
import type { StaffTexts } from '../staff.ts'
import { timeTexts } from '../en/time.ts'

export const doorTexts: Worded<Pick<StaffTexts, 'door' | 'shift' | 'bar' | 'lock' | 'hard'>> = {
  door: {
    place: 'Staff entrance',
    loginName: 'Login name',
    password: 'Password',
    enter: 'Sign in',
    entering: 'Checking',
    code: 'Code',
    codeHint: 'The six digits in your authenticator app. You may paste them.',
    codeEnter: 'Check',
    back: 'Back',
    wrong: 'The login name or the password is not right.',
    wrongCode: 'The code is not right. Wait for the next one and try again.',
    tooOften: (waitMs) => `Too many tries in a row. Please wait ${waitMs < 60_000 ? timeTexts.seconds(waitMs) : timeTexts.minutesAbout(waitMs)}.`,
    unreachable: 'We could not connect. Please wait a little and try again.',
    ended: 'Your sign-in has ended. Please sign in again.',
    noDesk: 'There is no screen for this role yet.',
    practice: 'For practice only. Nothing reaches any staff.',
    practiceMore: 'Login names and passwords stand in the terminal in which Engawa was started.',
    language: 'Language',
    languageFailed: 'This language could not be fetched. Please wait a little and try again.',
  },

  shift: {
    heading: 'Before your shift',
    promise: 'Nobody carries a life alone.',
    promiseMore: 'A supervisor and professionals are always with you. You do not have to decide anything by yourself.',
    flowHeading: 'When “I want to disappear” or “I want to die” comes up',
    flow: ['Ask directly', 'Stay with the person', 'Tell the supervisor', 'When it is urgent, “Raise”'],
    rests: 'After listening you rest for 10 minutes. Nobody is blamed for ending a talk early.',
    begin: 'Begin the shift',
    beginning: 'Beginning',
    end: 'End the shift',
    on: 'on shift',
    off: 'not on shift',
    supervisorHere: (names) => `Supervisor ${names}`,
    here: 'is here',
    supervisorGone: 'No supervisor is here',
  },

  bar: {
    hard: 'This is hard for me',
    lock: 'Close the screen',
    signOut: 'Sign out',
    board: 'Board',
    boardWith: (n) => `Board: ${n}`,
    desk: 'Desk',
    overview: 'Overview',
    menu: 'More',
    look: 'Look',
    theme: 'Colours',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark', quiet: 'Quiet' },
    size: 'Size of letters',
    sizes: ['Small', 'Normal', 'Large', 'Very large'],
    reconnecting: 'Not connected. We are reconnecting; what you wrote is kept.',
  },

  lock: {
    heading: 'The screen is closed',
    body: 'No talk can be seen. When something calls, only a number appears here.',
    password: 'Password',
    open: 'Open',
    waiting: (n) => `Waiting: ${n}`,
    calls: (n) => `New calls: ${n}`,
  },

  hard: {
    heading: 'This is hard for me',
    body: 'You do not have to find words. The supervisor will be told.',
    send: 'Tell the supervisor',
    sent: 'Told. The supervisor will speak to you.',
    nobody: 'No supervisor is at their desk right now. The office phone is told as well.',
    cancel: 'Back',
  },
}
