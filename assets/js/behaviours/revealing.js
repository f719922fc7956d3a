import { Radios } from "govuk-frontend";

// Radios that reveal a field below the one chosen. A radio has no state “expanded” in ARIA: what is revealed follows the
// choice in the order of reading, and needs no more.
export class RevealingRadios extends Radios {
  syncConditionalRevealWithInputState(input) {
    super.syncConditionalRevealWithInputState(input);
    input.removeAttribute("aria-expanded");
  }
}
