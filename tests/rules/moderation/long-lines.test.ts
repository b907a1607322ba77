// A long text is not more like a cry for help, or like anything else, only because it is long.
import { expect, it } from 'vitest'
import { screen } from '#server/moderation/screen'

it('[MO14] ordinary sentences raise and hold nothing, however many of them stand in one text', () => {
  const ordinary = '今日は朝から雨で、窓をあけて、お茶をいれて、本を少し読みました。\n'
  for (const times of [1, 10, 20, 40, 55, 80, 200]) expect(screen(ordinary.repeat(times)), `${times}`).toMatchObject({ severity: 'none', isHeld: false })
})
