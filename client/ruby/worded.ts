// Readings become <ruby>, and places for a break <wbr>, wherever a sentence reaches the page (rules LK20, LK22): no screen has to
// remember it, and none can forget it. Only elements are touched; components hand their texts on. A reading is hidden from screen readers, which read the kanji themselves.
import { createElement, Fragment, type ReactNode } from 'react'
import { hasMarks, hasReadings, piecesOf, plainWords, type Piece } from '#shared/texts/ruby'

type Props = Record<string, unknown>
/** Elements in which no markup may stand. */
const plainInside = new Set(['option', 'title', 'textarea'])

export function worded(type: unknown, props: Props): Props {
  const isElement = typeof type === 'string'
  if (!isElement && type !== Fragment) return props
  let changed: Props | undefined
  for (const name in props) {
    const value = props[name]
    const next = name === 'children' ? inside(value as ReactNode, isElement && plainInside.has(type)) : typeof value === 'string' && name !== 'value' && name !== 'defaultValue' ? plainWords(value) : value
    if (next !== value) changed = { ...(changed ?? props), [name]: next }
  }
  return changed ?? props
}

/** Where the browser finds phrases by itself, places for a break would only be in the way of who listens. */
const needsBreaks = typeof CSS !== 'undefined' && !CSS.supports('word-break: auto-phrase')

function inside(children: ReactNode, isPlain: boolean): ReactNode {
  if (typeof children === 'string') return marked(children, isPlain)
  if (!Array.isArray(children)) return children
  // also in a list within the list, as `map` makes them
  const next = children.map((child: ReactNode, i) => (typeof child === 'string' ? marked(child, isPlain, `r${i}`) : inside(child, isPlain)))
  return next.some((child, i) => child !== children[i]) ? next : children
}

function marked(words: string, isPlain: boolean, key?: string): ReactNode {
  if (!hasMarks(words)) return words
  return isPlain || !(needsBreaks || hasReadings(words)) ? plainWords(words) : createElement(Ruby, { text: words, key })
}

/** One box for the whole sentence, so that a button that lays out its parts in a row takes it for one part. */
export function Ruby({ text }: { text: string }): ReactNode {
  return createElement('x-yomi', null, numbersHeld(piecesOf(text)).map((piece, key) => (Array.isArray(piece) ? createElement('x-number', { key }, piece.map(drawn)) : drawn(piece, key))))
}

/** A number and what is counted stand on one line: 5 and 分 are one word. */
function numbersHeld(pieces: readonly Piece[]): (Piece | Piece[])[] {
  const drawn: (Piece | Piece[])[] = []
  for (const piece of pieces) {
    const before = drawn[drawn.length - 1]
    const number = piece !== null && typeof piece !== 'string' && typeof before === 'string' ? /\d+$/.exec(before) : null
    if (!number) drawn.push(piece)
    else drawn.splice(-1, 1, ...[String(before).slice(0, number.index)].filter((words) => words !== ''), [number[0], piece])
  }
  return drawn
}

function drawn(piece: Piece, key: number): ReactNode {
  if (piece === null) return createElement('wbr', { key })
  return typeof piece === 'string' ? piece : createElement('ruby', { key }, piece.base, createElement('rt', { 'aria-hidden': true }, piece.reading))
}
