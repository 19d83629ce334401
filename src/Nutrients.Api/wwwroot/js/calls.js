import { h } from './dom.js';
import { copyText } from './copy.js';

/** What a page asked of the API, to be asked again by anybody. */
export function callsPanel(calls) {
  if (calls.length === 0) return h('p', null, 'This page asked the API nothing.');

  const [first, ...others] = calls.map(curlOf);
  return h('div.calls', null,
    h('h2', null, 'This page’s API call'),
    line(first),
    others.length > 0 && h('details', null, h('summary', null, others.length === 1 ? 'and one more' : `and ${others.length} more`), others.map(line)));
}

function line(command) {
  return h('div.call', null, h('code', { tabindex: '0', role: 'group', 'aria-label': 'curl command' }, command), h('button.small', { type: 'button', onclick: () => copyText(command, 'the API call') }, 'Copy', h('span.visually-hidden', null, ' this API call as curl')));
}

/** What asks the same on a command line. */
export function curlOf({ url, body }) {
  const address = `"${location.origin}${url}"`;
  return body ? `curl -s ${address} -H "Content-Type: application/json" -d '${body.replaceAll("'", "'\\''")}'` : `curl -s ${address}`;
}
