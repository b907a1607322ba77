// What may be asked about the board.
import { forStaff, type Endpoint } from '../transport/endpoint.ts'
import { boardState } from './board-state.ts'

export const boardEndpoints: Endpoint[] = [forStaff('board:state', { rate: 'staff', story: boardState })]
