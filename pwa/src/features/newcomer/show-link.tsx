/** The way to the page that is held up for who listens. */
import type { JSX } from "preact";
import { t } from "../../i18n/words";
import type { Text } from "../../sync/pictures";
import { useReader } from "../../ui/blocks/reader";
import { Icon } from "../../ui/icon";
import { showLink } from "./links";

export function ShowLink({ text }: { readonly text: Text }): JSX.Element {
  const { pack, resource } = useReader();
  return (
    <a class="show-link" href={showLink(pack, resource, text.id)}>
      <Icon name="show" />
      <span>{t("Laat zien")}</span>
    </a>
  );
}
