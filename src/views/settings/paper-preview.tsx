import type { FC } from "hono/jsx";

type PreviewProps = {
  /** The form whose fields are shown, saved or not. */
  form: string;
  address: string;
};

const PAPERS = [
  { what: "packet", words: "Packet" },
  { what: "invoice", words: "Invoice" },
];

/** Looks at papers as they would be with what stands in a form; once looked at, they follow what is typed. */
export const PaperPreview: FC<PreviewProps> = ({ form, address }) => (
  <section class="sheet paper" id="preview" data-follows={form}>
    <header>
      <h2>Preview</h2>
      <span class="small soft">on an invented job</span>
    </header>
    <div class="body">
      <p class="row links">
        {PAPERS.map(({ what, words }) => (
          <button
            class="button"
            type="submit"
            form={form}
            formaction={`${address}?what=${what}`}
            formtarget="paper-preview"
            formnovalidate
          >
            {words}
          </button>
        ))}
      </p>
      <div class="frame waiting">
        <iframe name="paper-preview" title="Preview of the paper" />
      </div>
    </div>
  </section>
);
