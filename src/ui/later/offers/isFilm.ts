/** Whether a link is a film that a `<video>` can play, and not the page of one. */
export function isFilm(url: string | undefined): url is string {
  return /^https?:[^?#]+\.(mp4|m4v|webm|ogv)([?#]|$)/i.test(url ?? '')
}
