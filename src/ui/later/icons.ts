import type { OfferType } from '../../config/schema/schema'

const circle = 'M10 3a7 7 0 0 1 0 14a7 7 0 0 1 0-14z'

/** The icons of our screens, drawn for them: SVG paths on a grid of 20 by 20, stroked 1.5 wide with round ends. */
export const icons = {
  tag: 'M10.6 3.25H15.25A1.5 1.5 0 0 1 16.75 4.75V9.4a2 2 0 0 1-.59 1.42l-5.35 5.35a2 2 0 0 1-2.82 0L3.83 12a2 2 0 0 1 0-2.82L9.18 3.83A2 2 0 0 1 10.6 3.25zM13.4 6.6h.01',
  pause: `${circle}M8.25 7.5v5M11.75 7.5v5`,
  swap: 'M4 7.25H15.5M12.75 4.5L15.5 7.25L12.75 10M16 12.75H4.5M7.25 10L4.5 12.75L7.25 15.5',
  clock: `${circle}M10 6v4l2.5 1.75`,
  calendar:
    'M4.5 4.75H15.5A1.5 1.5 0 0 1 17 6.25V15A1.5 1.5 0 0 1 15.5 16.5H4.5A1.5 1.5 0 0 1 3 15V6.25A1.5 1.5 0 0 1 4.5 4.75zM3 8.5H17M7 3V6.25M13 3V6.25',
  gift: 'M4 9.5H16V15.5A1.25 1.25 0 0 1 14.75 16.75H5.25A1.25 1.25 0 0 1 4 15.5zM3 6.5H17V9.5H3zM10 6.5V16.75M10 6.5C8.25 6.5 6.25 6.25 6.25 4.5C6.25 2.5 9.75 2.5 10 6.5C10.25 2.5 13.75 2.5 13.75 4.5C13.75 6.25 11.75 6.5 10 6.5z',
  chat: 'M10 3.75C14 3.75 17 6.25 17 9.5S14 15.25 10 15.25C9.1 15.25 8.25 15.12 7.5 14.9L4 16.5L4.75 13.25C3.65 12.25 3 10.95 3 9.5C3 6.25 6 3.75 10 3.75z',
  play: `${circle}M8.5 7.25V12.75L12.75 10z`,
  card: 'M4 4.5H16A1.5 1.5 0 0 1 17.5 6V14A1.5 1.5 0 0 1 16 15.5H4A1.5 1.5 0 0 1 2.5 14V6A1.5 1.5 0 0 1 4 4.5zM2.5 8.25H17.5M5.5 12.25H8.5',
  out: 'M8.5 4.75H6A1.5 1.5 0 0 0 4.5 6.25V14A1.5 1.5 0 0 0 6 15.5H13.75A1.5 1.5 0 0 0 15.25 14V11.5M11.75 4.25H15.75V8.25M15.5 4.5L9.25 10.75',
  spark: 'M10 3C10.6 7 13 9.4 17 10C13 10.6 10.6 13 10 17C9.4 13 7 10.6 3 10C7 9.4 9.4 7 10 3z',
  forward: 'M5 5L11.5 10L5 15zM14.75 5v10',
  pin: 'M10 17C6.5 13.25 5 10.75 5 8.25a5 5 0 0 1 10 0C15 10.75 13.5 13.25 10 17zM10 8h.01',
  dash: 'M6 10H14',
  check: 'M4.5 10.5L8.25 14.25L15.5 6.25',
}

/** The icon of each type of offer. */
export const offerIcons: Record<OfferType, string> = {
  discount: icons.tag,
  pause: icons.pause,
  plan_change: icons.swap,
  trial_extension: icons.clock,
  credit: icons.gift,
  update_payment: icons.card,
  contact: icons.chat,
  booking: icons.calendar,
  video: icons.play,
  redirect: icons.out,
  skip: icons.forward,
  reschedule: icons.calendar,
  frequency: icons.clock,
  swap: icons.swap,
  gift: icons.gift,
  address: icons.pin,
  chat: icons.chat,
  custom: icons.spark,
}
