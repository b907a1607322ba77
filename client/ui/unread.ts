// Of every field a visitor writes in (rule PV5, PRI-07): the browser neither fills it in, nor checks, corrects or translates what stands in it,
// for some do that by sending the words to their maker; a program for grammar that knows the mark leaves it alone. What a keyboard or
// another added program does cannot be told from here; the settings say so.
/** In capitals, or Preact would set the property of that name, for which any word means yes. */
export const untranslated = { TRANSLATE: 'no' } as const
export const unread = { autoComplete: 'off', autoCorrect: 'off', spellCheck: 'false', 'data-gramm': 'false', ...untranslated } as const
