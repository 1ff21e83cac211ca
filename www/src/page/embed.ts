/** The script of `embed.html`: shows the tag to paste, with the address that this page was served from. */

import * as say from '#text/pages';
import { LIBRARY, PANELS } from '../figure/index';

const script = new URL('./actorium-sim.js', location.href).href;
const tag = `<script type="module" src="${script}"></script>
<actorium-sim scenario="two-people" seed="7" loss="0.3"></actorium-sim>`;

document.querySelector('#tag')!.textContent = tag;
document.querySelector('#names')!.textContent = LIBRARY.names.join(', ');
document.querySelector('#panels')!.textContent = Object.keys(PANELS).join(', ');

document.querySelector('#copy')!.addEventListener('click', () => {
  const copied = document.querySelector('#copied')!;
  navigator.clipboard.writeText(tag).then(
    () => {
      copied.textContent = say.copied;
    },
    () => {
      copied.textContent = say.notCopied;
    },
  );
});
