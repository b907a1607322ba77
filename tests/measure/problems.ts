// What ends a measuring command before it can measure (rule RP6): exit code 2, with the sentence as `error`.

/** The command was called wrongly; the usage is shown. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage'
}

/** Something it needs is not there: a file, a build, a running service. */
export class MissingPart extends Error {
  override readonly name = 'MissingPart'
}
