// SPDX-License-Identifier: Apache-2.0
//
// Help: the documents that came with this version, offline. Open to everybody, since who can't sign in needs help too.
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { t, type Key } from '../../i18n/t';
import { IconSearch } from '../../ui/icons';
import { Logo } from '../../ui/Logo';
import { LoadError, Skeleton } from '../../ui/States/States';
import { ThemeButton } from '../../ui/ThemeButton';
import { useTitle } from '../../ui/useTitle';
import styles from './Help.module.css';
import { HelpHits } from './HelpHits';
import { helpIndex, pageQuery } from './helpQueries';

export const firstHelpPage = 'user/first_import';

function Contents({ current }: { current: string }) {
  const listed = (section: string) =>
    helpIndex.filter((page) => page.section === section && (section !== 'errors' || page.slug === 'errors'));
  return (['user', 'operate', 'errors', 'api'] as const).map((section) => (
    <section key={section}>
      <h2 className={styles['group']} id={`help-${section}`}>
        {t(`help.${section}` satisfies Key)}
      </h2>
      <ul className="plain-list" aria-labelledby={`help-${section}`}>
        {listed(section).map(({ slug, title }) => (
          <li key={slug}>
            <Link to="/help/$" params={{ _splat: slug }} aria-current={slug === current ? 'page' : undefined}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Page({ slug, anchor }: { slug: string; anchor: string }) {
  const navigate = useNavigate();
  const article = useRef<HTMLElement>(null);
  const { data: html, error, refetch } = useQuery(pageQuery(slug));
  useEffect(() => {
    if (html === undefined) return;
    if (anchor === '') window.scrollTo({ top: 0 });
    else document.getElementById(anchor)?.scrollIntoView();
  }, [html, anchor]);
  if (error !== null) return <LoadError message={t('help.loadError')} onRetry={() => void refetch()} />;
  if (html === undefined) return <Skeleton rows={8} />;
  if (html === null) {
    return (
      <div className="empty">
        <h1 className="h1">{t('help.noPage')}</h1>
        <Button component={Link} to="/help" mt={10}>
          {t('help.toStart')}
        </Button>
      </div>
    );
  }
  // Links between documents stay within the page; all others are the browser's.
  const follow = (event: MouseEvent) => {
    const link = (event.target as Element).closest('a');
    const href = link?.getAttribute('href') ?? '';
    if (!href.startsWith('/help') || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const [path = '', hash] = href.split('#');
    void navigate({ to: path, ...(hash !== undefined && { hash }) });
  };
  return (
    <article
      ref={article}
      className={styles['article']}
      lang="en"
      onClick={follow}
      // The documents of the project itself, turned into HTML while it was built.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

export function HelpPage({ slug, anchor }: { slug: string; anchor: string }) {
  const [query, setQuery] = useState('');
  const main = useRef<HTMLElement>(null);
  const title = helpIndex.find((page) => page.slug === slug)?.title;
  useTitle(title === undefined ? t('help.title') : `${title}, ${t('help.title')}`);
  useEffect(() => setQuery(''), [slug]);
  return (
    <div className={styles['shell']}>
      <a
        className="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('app.skip')}
      </a>
      <header className={styles['bar']}>
        <Link to="/leads" className={styles['brand']} aria-label={t('help.home')}>
          <Logo />
        </Link>
        <span className="h2">{t('help.title')}</span>
        <span className="grow" />
        <ThemeButton />
      </header>
      <div className={styles['body']}>
        <nav className={styles['contents']} aria-label={t('help.contents')}>
          <TextInput
            type="search"
            aria-label={t('help.search')}
            placeholder={t('help.search')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={query}
            data-page-search
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
          <Contents current={slug} />
        </nav>
        <main id="main" tabIndex={-1} ref={main} className={styles['main']}>
          {query.trim() === '' ? <Page slug={slug} anchor={anchor} /> : <HelpHits query={query} />}
        </main>
      </div>
    </div>
  );
}
