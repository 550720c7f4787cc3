/** Whether a URL is a file that `<video>` can play, and not the page of a video site. */
export function isFilm(url: string | undefined): url is string {
  return /^https?:[^?#]+\.(mp4|m4v|webm|ogv)([?#]|$)/i.test(url ?? '')
}
