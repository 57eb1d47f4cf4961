// How a change leaves the browser: as an address of GitHub, a copy, a file, an email. The repository is the catalog's own.
const LONGEST = 8000; // GitHub refuses addresses of 8,192 characters and more
const LONGEST_EMAIL = 1800; // more is cut off by some mail programs

const path = (file) => file.split("/").map(encodeURIComponent).join("/");
const size = (text) => new TextEncoder().encode(text).length;

// The address that opens a new file with this text, or "" where it would be too long for GitHub.
export function newFileAddress({ repository, branch }, file, text) {
  const address = `${repository}/new/${path(branch)}?filename=${encodeURIComponent(file)}&value=${encodeURIComponent(text)}`;
  return size(address) < LONGEST ? address : "";
}

export const editAddress = ({ repository, branch }, file) => `${repository}/edit/${path(branch)}/${path(file)}`;

// Where the current text of a file is, for programs of any site to read.
export const rawAddress = ({ repository, branch }, file) =>
  `https://raw.githubusercontent.com/${new URL(repository).pathname.slice(1)}/${path(branch)}/${path(file)}`;

// An email with the text; without it where mail programs would cut it off, so that the file is attached by hand.
export function emailAddress(to, subject, text, attach) {
  const whole = `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replace(/\r?\n/g, "\r\n"))}`;
  return whole.length < LONGEST_EMAIL ? whole : `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(attach)}`;
}
