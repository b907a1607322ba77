// Whoever has told the browser to spare bytes is given nothing that has not been asked for.
export const isSparing = (): boolean => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
