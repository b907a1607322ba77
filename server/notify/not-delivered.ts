// A telling that did not arrive, with a short code for the log and the row; never what the other side answered.
export class NotDelivered extends Error {
  constructor(readonly problem: string) {
    super(problem)
    this.name = 'NotDelivered'
  }
}
