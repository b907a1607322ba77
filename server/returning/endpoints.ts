// What may be asked about words to come back by. Coming back itself is a route: it begins a visit.
import { forVisitor, type Endpoint } from '../transport/endpoint.ts'
import { forgetWords } from './forget-words.ts'
import { makeWords } from './make-words.ts'

export const returnEndpoints: Endpoint[] = [
  forVisitor('return:make', { rate: 'report', story: makeWords }),
  forVisitor('return:forget', { rate: 'move', story: forgetWords }),
]
