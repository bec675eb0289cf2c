import { expect, type Locator, type Page } from '@playwright/test'

const FARTHEST = 90

function isFocused(control: Locator): Promise<boolean> {
  return control.evaluateAll((all) => all.some((one) => one === document.activeElement))
}

/** Presses Tab until the control has the focus: one that cannot be reached so fails. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control.first()).toBeAttached()
  for (let pressed = 0; pressed < FARTHEST; pressed += 1) {
    if (await isFocused(control)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`not reached by Tab: ${control}`)
}

/** Reaches a button, a link or a summary by Tab and presses Enter. */
export async function press(page: Page, control: Locator): Promise<void> {
  await expect(control.first()).toBeEnabled()
  await tabTo(page, control)
  await page.keyboard.press('Enter')
}

export async function typeInto(page: Page, control: Locator, text: string): Promise<void> {
  await tabTo(page, control)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
  await expect(control).toHaveValue(text)
}

/** Types a day, in whichever order this browser writes the three parts. */
export async function typeDay(page: Page, control: Locator, day: string): Promise<void> {
  await tabTo(page, control)
  const [year, month, date] = day.split('-') as [string, string, string]
  const orders = [
    [year, 'ArrowRight', month, date],
    [month, date, year],
  ]
  for (const parts of orders) {
    for (let back = 0; back < 3; back += 1) await page.keyboard.press('ArrowLeft')
    for (const part of parts) await (part.startsWith('Arrow') ? page.keyboard.press(part) : page.keyboard.type(part))
    if ((await control.inputValue()) === day) return
  }
  await expect(control).toHaveValue(day)
}

/** Goes down a list until the option stands. */
export async function pickInList(page: Page, control: Locator, label: string): Promise<void> {
  await tabTo(page, control)
  const chosen = () => control.evaluate((list) => (list as HTMLSelectElement).selectedOptions[0]?.label)
  for (let pressed = 0; pressed < FARTHEST && (await chosen()) !== label; pressed += 1) await page.keyboard.press('ArrowDown')
  expect(await chosen()).toBe(label)
}

/** Reaches a group of radio buttons by Tab and the one wanted by arrows; Space where nothing was chosen yet. */
export async function choose(page: Page, group: Locator, radio: Locator): Promise<void> {
  await tabTo(page, group.getByRole('radio'))
  for (let pressed = 0; pressed < 12 && !(await isFocused(radio)); pressed += 1) await page.keyboard.press('ArrowDown')
  if (!(await radio.isChecked())) await page.keyboard.press('Space')
  await expect(radio).toBeChecked()
}
