// Lists of words as one table of numbers: whatever is listed, a text holds what looking for each word by itself finds in it.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addressPatterns } from '#server/moderation/contact/address'
import { flatten } from '#server/moderation/contact/flat'
import { otherPatterns } from '#server/moderation/contact/person'
import { signsIn } from '#server/moderation/contact/signs'
import { addWord, emptyBud, tableOf } from '#server/moderation/phrases/grow-trie'
import { Hits } from '#server/moderation/phrases/hits'
import { findWords } from '#server/moderation/phrases/word-trie'
import { read } from '#server/moderation/reading/reading'
import { learnedFrom } from './labelled.ts'

const letters = [...'海山川空木']
const written = (least: number, most: number) => fc.array(fc.constantFrom(...letters), { minLength: least, maxLength: most, size: 'max' }).map((each) => each.join(''))
const hits = new Hits()

function placesOf(listed: readonly string[], text: string): string[][] {
  const root = emptyBud()
  listed.forEach((word, key) => addWord(root, word, { classes: [key], exact: null, isAtStart: false, isAtEnd: false, isAsked: false, notBefore: '', isLatin: false, isKatakana: false, hasKanji: true }))
  hits.begin(listed.length)
  findWords(tableOf(root, listed.length), read(text), hits)
  return listed.map((_, key) => {
    const places: string[] = []
    for (let place = hits.lastOf(key); place >= 0; place = hits.before[place] ?? -1) places.unshift(`${hits.from[place]}-${hits.to[place]}`)
    return places
  })
}

const naively = (listed: readonly string[], text: string): string[][] =>
  listed.map((word) => Array.from(text, (_, from) => from).filter((from) => text.startsWith(word, from)).map((from) => `${from}-${from + word.length}`))

it('[MO2] a text holds just the words that are found in it one by one, however they lie in each other', () => {
  let found = 0
  fc.assert(fc.property(fc.uniqueArray(written(1, 4), { minLength: 1, maxLength: 60 }), written(10, 40), (listed, text) => {
    const places = placesOf(listed, text)
    expect(places).toEqual(naively(listed, text))
    found += places.flat().length
  }), { numRuns: 300 })
  expect(found).toBeGreaterThan(1_000)
})

it('[MO2] what lies inside a longer mask is not there; the same word beside it is, and the order of finding stays', () => {
  hits.begin(3)
  for (const [key, from, to] of [[1, 0, 2], [0, 1, 5], [2, 2, 3], [1, 6, 8], [2, 1, 5]] as const) hits.add(key, from, to)
  hits.unmask(0)
  expect([hits.count, [...hits.classes.subarray(0, hits.count)], hits.has(0), hits.rankOf(2)]).toEqual([2, [1, 2], false, 1])
  expect([hits.from[hits.lastOf(2)], hits.to[hits.lastOf(2)], hits.before[hits.lastOf(2)]]).toEqual([1, 5, -1])
})

it('[MO2] what lies inside a longer mask is not there, compared with every mask one by one, wherever they lie', () => {
  let masked = 0
  const place = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.nat(30), fc.integer({ min: 1, max: 6 })).map(([key, from, length]) => ({ key, from, to: from + length }))
  fc.assert(fc.property(fc.array(place, { maxLength: 40 }), (places) => {
    hits.begin(3)
    for (const { key, from, to } of places) hits.add(key, from, to)
    hits.unmask(0)
    const isMasked = (each: { from: number; to: number }) => places.some(({ key, from, to }) => key === 0 && from <= each.from && each.to <= to && to - from > each.to - each.from)
    const hasMask = places.some(({ key }) => key === 0)
    const left = places.filter((each) => !hasMask || (each.key !== 0 && !isMasked(each)))
    expect(Array.from({ length: hits.places }, (_, at) => [hits.from[at], hits.to[at]])).toEqual(left.map(({ from, to }) => [from, to]))
    masked += places.filter(({ key }) => key !== 0).length - left.filter(({ key }) => key !== 0).length
  }), { numRuns: 300 })
  expect(masked).toBeGreaterThan(20)
})

it('[MO3] no pattern of where somebody is or who, finds anything in a line without the sign by which it is told', () => {
  let matched = 0
  for (const text of learnedFrom().flatMap((line) => line.text.split('␤'))) {
    const flat = flatten(text)
    for (const [sign, pattern] of [...addressPatterns, ...otherPatterns]) {
      if (!new RegExp(pattern.source, 'u').test(flat.text)) continue
      matched += 1
      expect([text, signsIn(flat) & sign]).not.toEqual([text, 0])
    }
  }
  expect(matched).toBeGreaterThan(100)
})
