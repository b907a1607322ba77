// Pages without script: what they can and cannot do.
import type { Texts } from '../index.ts'

export const stillTexts: Texts['still'] = {
  head: 'To enter a room, JavaScript is needed',
  body: 'To read what is said, to write and to call staff, please allow JavaScript in your browser. When we open, phone numbers, places to write to and local services can be read just like this.',
  ask: 'To call our staff, please go back to the door. It needs JavaScript.',
  directory: 'See local services (for families too)',
  toDoor: 'To the door',
}
