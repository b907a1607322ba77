// A library that makes a class of its own out of strings (ioredis does) leaves V8 with their methods in a slow table, from which it does
// not come back by itself: from then on no compiled code knows what `charCodeAt` is and looks it up for every letter, six times as long
// (in the running house a fifth of what a line's screening took). To go through the names of one puts the table right for good (OP26).
export function quickenStrings(): void {
  for (const _ in Object('')) return
}
