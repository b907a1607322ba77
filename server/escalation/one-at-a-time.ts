// Work of one key, one piece after the other in this process, and the same piece asked for again while it is under way is one.
// So a frightened hand that presses often takes one connection, and never everyone's.
export interface Line {
  <T>(key: string, piece: string, work: () => Promise<T>): Promise<T>
}

export function makeLine(): Line {
  const ends = new Map<string, Promise<unknown>>()
  const underWay = new Map<string, Promise<unknown>>()

  return <T>(key: string, piece: string, work: () => Promise<T>): Promise<T> => {
    const name = `${key}|${piece}`
    const known = underWay.get(name) as Promise<T> | undefined
    if (known) return known
    const mine = (ends.get(key) ?? Promise.resolve()).then(work)
    const end = mine.then(() => undefined, () => undefined).then(() => {
      underWay.delete(name)
      if (ends.get(key) === end) ends.delete(key)
    })
    ends.set(key, end)
    underWay.set(name, mine)
    return mine
  }
}
