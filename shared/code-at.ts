// The code of a letter, asked for letter by letter in every line that is said. Texts stand in memory in many ways (typed, cut out, put
// together, one byte a letter or two); where more than four of them pass, V8 looks the method up anew for each letter: 7 ns, and with
// the method at hand under 2. `length` is looked up likewise: a loop over letters asks for it once.
const charCodeAt = String.prototype.charCodeAt

/** @returns NaN outside of the text */
export const codeAt = (text: string, at: number): number => charCodeAt.call(text, at)
