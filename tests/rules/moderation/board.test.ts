// The board on which the classes of several lines are marked: it is used again for every line of everybody, for as long as a node stands.
import { describe, expect, it } from 'vitest'
import { Board } from '#server/moderation/phrases/board'

describe('the board', () => {
  it('[MO2] tells the lines of this round from all before, however many there were, also when it grew just as its counting began anew', () => {
    const board = new Board()
    const rounds = (count: number, classes: number): void => { for (let n = 0; n < count; n += 1) board.begin(classes) }
    const knows = (): number[] => {
      board.mark(3, 1)
      const told = [board.of(3), board.of(4), board.count]
      board.begin(20)
      return [...told, board.of(3), board.count]
    }
    rounds(2 ** 26 - 1, 10)
    rounds(1, 20)
    expect(knows()).toEqual([1, 0, 1, 0, 0])
    rounds(2 ** 26 + 5, 20)
    expect(knows()).toEqual([1, 0, 1, 0, 0])
  })
})
