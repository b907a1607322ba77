// A line drawing: each stroke is a path, plainly or with the few attributes that differ from the rest.
export type Stroke =
  | string
  | {
      readonly d: string
      readonly fill?: string
      readonly fillRule?: 'evenodd'
      readonly stroke?: string
      readonly strokeWidth?: string
      readonly strokeDasharray?: string
    }

export type Drawing = readonly Stroke[]
