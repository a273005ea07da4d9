import type { FC } from "hono/jsx";
import { LANGUAGES, type Language } from "../../messages/language.ts";
import type { TodayProps } from "../../worker/crew/today.ts";

/** Each language by the name that its readers know it by. */
const NAME: { [language in Language]: string } = { en: "English", es: "Español" };

/** Who is signed in, in which language, and how to leave. What a phone's script shows or asks waits hidden. */
export const TodayFoot: FC<TodayProps> = (props) => {
  const { member, t } = props;
  return (
    <footer class="who">
      <Install {...props} />
      <p>
        {member.name}, {member.organisationName}
      </p>
      <Languages {...props} />
      <div class="ways">
        {member.role === "crew" ? null : (
          <a class="button" href="/office">
            {t.today.office}
          </a>
        )}
        <form data-sign-out action="/sign-out" method="post">
          <button class="button" type="submit">
            {t.today.signOut}
          </button>
        </form>
      </div>
      <Leave {...props} />
    </footer>
  );
};

const Languages: FC<TodayProps> = ({ member, t }) => (
  <form class="languages" action="/crew/language" method="post" aria-label={t.today.language}>
    {LANGUAGES.map((language) => (
      <button
        class="button"
        type="submit"
        name="language"
        value={language}
        lang={language}
        aria-current={language === member.language ? "true" : undefined}
      >
        {NAME[language]}
      </button>
    ))}
  </form>
);

/** The script shows it where the app is not on the home screen yet, and of its two ways the one that this phone has. */
const Install: FC<TodayProps> = ({ t: { today } }) => (
  <div class="install" data-install hidden>
    <p>
      <strong>{today.install.title}</strong>
    </p>
    <p>{today.install.why}</p>
    <p data-install-ios hidden>
      {today.install.ios}
    </p>
    <div class="ways">
      <button class="button act" type="button" data-install-now hidden>
        {today.install.now}
      </button>
      <button class="button" type="button" data-install-close>
        {today.install.close}
      </button>
    </div>
  </div>
);

/** Asked by the script before somebody leaves work behind on the phone. */
const Leave: FC<TodayProps> = ({ member, phone, t: { today } }) => (
  <dialog id="leave" class="leave" aria-labelledby="leave-title">
    <h2 id="leave-title">{today.leave.title}</h2>
    <p>{today.leave.unsent(phone?.unsent ?? 0, member.name)}</p>
    <div class="ways">
      <button class="button act" type="button" data-leave-stay>
        {today.leave.stay}
      </button>
      <button class="button" type="button" data-leave-go>
        {today.leave.go}
      </button>
    </div>
  </dialog>
);
