/** folders and files a build is made of */
export const sources: readonly string[]
