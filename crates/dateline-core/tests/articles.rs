//! What is read of invented pages: an article in HTML with all that surrounds it, the same story as plain text, a list.

use dateline_core::analysis::{Article, DiagnosticCode, PageKind, Source};
use dateline_core::{Form, Known, Options, Page, page};

const STORY: [&str; 5] = [
    "HARBOUR CITY, Jan. 29 (Reuters) - Ministers of the two island states agreed on Monday to share what they know of storms along the coast, ending a dispute that had lasted for most of a decade.",
    "The agreement, which has to be approved by both parliaments, was signed after a week of talks that were led by Foreign Minister Amina Odhiambo, the ministry said in a statement.",
    "\"We have lost too many boats to storms that somebody had seen coming,\" Odhiambo told reporters after the ceremony, which was held in the hall of the old customs house.",
    "The fishermen's union welcomed the step but said that its members would wait for the first warnings before they put away their own radios, which had served them well.",
    "Officials of both states are to meet again in March to decide where the new stations will stand and who is going to pay for them, a spokesman said.",
];

fn html_page() -> String {
    let [first, second, third, fourth, fifth] = STORY;
    format!(
        r#"<!doctype html><html lang="en"><head><title>Islands agree to share storm warnings | The Harbour Times</title>
<meta property="og:type" content="article"><meta property="og:site_name" content="The Harbour Times">
<meta property="og:title" content="Islands agree to share storm warnings">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Islands agree to share storm warnings",
"author": [{{"@type": "Person", "name": "Jane Kowalski"}}, {{"@type": "Organization", "name": "The Harbour Times"}}],
"datePublished": "2024-01-30T02:15:00Z", "dateModified": "2024-01-30T09:00:00Z", "articleSection": "World"}}</script></head>
<body class="single-article"><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li>
<li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav>
<main><article><h1>Islands agree to share storm warnings</h1>
<div class="byline">By <a rel="author" href="/jane">Jane Kowalski</a></div><div class="date">January 29, 2024 9:15 PM</div>
<div class="share-buttons"><a href="/f">Share on Facebook</a><a href="/t">Tweet this</a></div>
<div class="article-body"><figure><img src="a.jpg" alt=""><figcaption>Ministers shake hands in Harbour City on Monday. Photo by John Roe</figcaption></figure>
<p>{first}</p><p>{second}</p><p>{third}</p>
<blockquote class="pull-quote"><p>{third}</p></blockquote>
<div class="pull-quote"><p>“We have lost too many boats to storms that somebody had seen coming”</p></div>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/1">Storm takes roof off the school of the western island</a></li>
<li><a href="/2">Parliament of the eastern island to vote on fishing law</a></li></ul></aside>
<h2>What the union says</h2><p>{fourth}</p>
<ul><li>Warnings are to be sent out at least six hours before a storm.</li><li>Boats of both states are to use one channel.</li></ul>
<p>{fifth}</p></div>
<div class="newsletter"><p>Sign up for our newsletter and get the news of the islands every morning.</p></div></article></main>
<footer><p>© 2024 The Harbour Times. All rights reserved.</p></footer></body></html>"#
    )
}

fn text_page() -> String {
    let [first, second, third, fourth, fifth] = STORY;
    let title = "Islands agree to share storm warnings";
    let caption = "Ministers shake hands in Harbour City on Monday. Photo by John Roe";
    format!(
        "Home\nWorld\nSport\nWeather\nSubscribe\n\n{title}\n\n{title}\n\nJane Kowalski\n\nPublished: January 29, 2024 9:15 PM\nUpdated: \
         January 30, 2024 4:00 AM\n\nShare on Facebook\nTweet this\n\n{caption}\n{caption}\n\n{first}\n\n{second}\n\n{third}\n\n{fourth}\n\n\
         {fifth}\n\nMost popular\nStorm takes roof off the school of the western island\nParliament of the eastern island to \
         vote on fishing law\n\n© 2024 The Harbour Times. All rights reserved.\n"
    )
}

fn read(text: String, form: Form) -> (Article, Vec<DiagnosticCode>) {
    let reading = page::read(&Page { form: Some(form), ..Page::new(text) }, &Options::default());
    let codes = reading.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    (reading.article, codes)
}

fn paragraphs(article: &Article) -> Vec<&str> {
    article.paragraphs.iter().map(|block| block.text.as_str()).collect()
}

#[test]
fn a_story_in_html_is_read_without_what_surrounds_it() {
    let (article, _) = read(html_page(), Form::Html);
    assert_eq!(article.kind, PageKind::Article);
    assert_eq!(article.title.as_deref(), Some("Islands agree to share storm warnings"));
    let body = paragraphs(&article);
    for paragraph in STORY {
        assert_eq!(body.iter().filter(|found| **found == paragraph).count(), 1, "{paragraph} in {body:?}");
    }
    assert_eq!(body.iter().filter(|found| found.contains("too many boats")).count(), 1, "{body:?}");
    assert!(body.contains(&"What the union says"), "{body:?}");
    assert!(body.contains(&"Boats of both states are to use one channel."), "{body:?}");
    for furniture in
        ["Related", "roof", "newsletter", "Facebook", "rights reserved", "shake hands", "Kowalski"]
    {
        assert!(!body.iter().any(|found| found.contains(furniture)), "{furniture} in {body:?}");
    }
    let captions: Vec<&str> = article.captions.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(captions, ["Ministers shake hands in Harbour City on Monday. Photo by John Roe"]);
}

#[test]
fn metadata_and_text_are_weighed() {
    let (article, _) = read(html_page(), Form::Html);
    let authors: Vec<&str> = article.authors.iter().map(|author| author.name.as_str()).collect();
    assert_eq!(authors, ["Jane Kowalski"]);
    assert_eq!(article.agency.as_deref(), Some("Reuters"));
    assert_eq!(article.outlet.as_deref(), Some("The Harbour Times"));
    assert_eq!(article.section.as_deref(), Some("World"));
    assert_eq!(article.language, "en");
    assert_eq!(article.dateline.map(|dateline| dateline.place).as_deref(), Some("HARBOUR CITY"));
    // The instant of the metadata, in the zone in which the page shows it.
    let published = article.published.expect("a date");
    assert_eq!(published.value, "2024-01-29T21:15:00-05:00");
    assert!(published.evidence.iter().any(|evidence| evidence.source == Source::JsonLd));
    assert!(published.evidence.iter().any(|evidence| evidence.source == Source::Page));
    assert_eq!(article.updated.map(|updated| updated.value).as_deref(), Some("2024-01-30T09:00:00Z"));
}

#[test]
fn a_disagreement_is_told() {
    let page = html_page().replace("January 29, 2024 9:15 PM", "Published: March 3, 2022 9:15 PM");
    let (article, codes) = read(page, Form::Html);
    assert_eq!(article.published.map(|published| published.value).as_deref(), Some("2024-01-30T02:15:00Z"));
    assert!(codes.contains(&DiagnosticCode::Disagreement), "{codes:?}");
}

#[test]
fn the_same_story_is_read_from_plain_text() {
    let (article, _) = read(text_page(), Form::Page);
    assert_eq!(article.kind, PageKind::Article);
    assert_eq!(article.title.as_deref(), Some("Islands agree to share storm warnings"));
    assert_eq!(paragraphs(&article), STORY);
    assert_eq!(article.captions.len(), 1, "{:?}", article.captions);
    let authors: Vec<&str> = article.authors.iter().map(|author| author.name.as_str()).collect();
    assert_eq!(authors, ["Jane Kowalski"]);
    assert_eq!(article.published.map(|published| published.value).as_deref(), Some("2024-01-29T21:15"));
    assert_eq!(article.updated.map(|updated| updated.value).as_deref(), Some("2024-01-30T04:00"));
    assert_eq!(article.outlet.as_deref(), Some("The Harbour Times"));
}

#[test]
fn an_address_dates_a_story_that_does_not_say() {
    let page = text_page()
        .replace("Published: January 29, 2024 9:15 PM\n", "")
        .replace("Updated: January 30, 2024 4:00 AM\n", "");
    let known =
        Known { url: Some("https://news.example/2024/01/29/storm-warnings".to_owned()), ..Known::default() };
    let reading = page::read(&Page { form: Some(Form::Page), known, ..Page::new(page) }, &Options::default());
    let published = reading.article.published.expect("a date");
    assert_eq!(published.value, "2024-01-29");
    assert_eq!(published.evidence[0].source, Source::Url);
}

#[test]
fn a_list_of_stories_is_refused() {
    let teaser = |number: usize| {
        format!(
            "<div class=\"teaser\"><h2><a href=\"/{number}\">Islands agree on storm warning number {number} after talks</a></h2>\
             <p>Ministers of the two island states met on Monday to talk about storms…</p><span>January {number}, 2024</span></div>"
        )
    };
    let teasers: String = (1..=24).map(teaser).collect();
    let page = format!(
        "<html><head><title>World news | The Harbour Times</title><meta property=\"og:type\" content=\"website\"></head>\
         <body class=\"archive category\"><h1>World</h1>{teasers}</body></html>"
    );
    let (article, codes) = read(page, Form::Html);
    assert_eq!(article.kind, PageKind::Listing);
    assert!(article.paragraphs.is_empty());
    assert!(codes.contains(&DiagnosticCode::NotAnArticle));
}

#[test]
fn what_sums_a_story_up_is_part_of_it_and_headlines_of_others_are_not() {
    let [first, second, third, fourth, fifth] = STORY;
    let standfirst = "Fishermen of both islands are to hear of storms six hours before they come.";
    let text = format!(
        "Home\nWorld\n\nIslands agree to share storm warnings\n\n{standfirst}\n\nBy Jane Kowalski\nJanuary 29, 2024\n\n{first}\n\n\
         {second}\n\nRead next\n\nStorm takes roof off a school\n\n{third}\n\nREAD MORE: Parliament to vote on fishing law\n\n\
         {fourth}\n\n{fifth}\n"
    );
    let (article, _) = read(text, Form::Page);
    assert_eq!(paragraphs(&article), [standfirst, first, second, third, fourth, fifth]);
    assert_eq!(article.authors.len(), 1, "{:?}", article.authors);
    assert_eq!(article.published.map(|date| date.value).as_deref(), Some("2024-01-29"));
}

#[test]
fn the_head_of_the_story_dates_it() {
    let [_, second, third, fourth, fifth] = STORY;
    let first = "HARBOUR CITY, Jan. 29, 2024 (Reuters) - Ministers of the two island states agreed to share what they know of storms.";
    let text = format!(
        "Islands agree to share storm warnings\n\n{first}\n\n{second}\n\n{third}\n\n{fourth}\n\n{fifth}\n"
    );
    let (article, _) = read(text, Form::Page);
    assert_eq!(article.published.map(|date| date.value).as_deref(), Some("2024-01-29"));
}

#[test]
fn a_page_that_was_encoded_twice_is_read_as_it_was() {
    let page = html_page().replace("Odhiambo", "Ódhiambo").replace('\'', "’");
    // Latin-1: each byte is read as the character of that number.
    let twice: String = page.bytes().map(char::from).collect();
    let (plain, _) = read(page, Form::Html);
    let bytes = twice.clone().into_bytes();
    let (article, codes) = read(twice, Form::Html);
    assert_eq!(paragraphs(&article), paragraphs(&plain));
    assert!(codes.contains(&DiagnosticCode::Undecodable));
    for paragraph in &article.paragraphs {
        let (start, end) = paragraph.source_bytes.expect("it has a place");
        let source = String::from_utf8_lossy(&bytes[start as usize..end as usize]);
        let latin: Vec<u8> = source.chars().filter_map(|character| u8::try_from(character).ok()).collect();
        assert_eq!(String::from_utf8_lossy(&latin), paragraph.text);
    }
}

#[test]
fn a_story_in_japanese_is_no_list() {
    let paragraphs = [
        "港市の市議会は二十九日、沿岸の嵐に関する情報を隣の島と共有する協定を承認した。十年近く続いた対立はこれで終わることになる。",
        "協定は一週間にわたる協議の末にまとまり、両議会の承認を経て四月に発効する見通しだと外務省は発表した。",
        "「誰かが近づくのを見ていた嵐で、私たちはあまりに多くの船を失った」と外相は式典の後、記者団に語った。",
        "漁業組合は協定を歓迎しながらも、最初の警報が届くまでは組合員が自前の無線機を手放すことはないだろうと述べた。",
        "両島の当局者は三月に再び会合を開き、新しい観測所の場所と費用の負担について決める予定だという。",
    ];
    let body = format!("<p>{}</p>", paragraphs.join("</p><p>"));
    let links = [
        "嵐で西の島の学校の屋根が飛ばされ休校に",
        "東の島の議会が漁業法の採決へ向け審議を開始",
        "港の古い税関の建物が改修を終えて公開される",
        "冬の渡り船の時刻表が来月から変わると発表",
        "灯台の管理をめぐり住民が市長に要望書を提出",
    ];
    let links = format!("<li><a href='/a'>{}</a></li>", links.join("</a></li><li><a href='/a'>"));
    let page = format!(
        "<html lang=ja><head><title>島々、嵐の情報を共有へ - 港新聞</title></head><body><nav><a href=/>ホーム</a></nav>\
         <h1>島々、嵐の情報を共有へ</h1><p>2024年1月29日 21時15分</p><div>{body}</div><h2>関連記事</h2><ul>{links}</ul></body></html>"
    );
    let (article, _) = read(page, Form::Html);
    assert_eq!(article.kind, PageKind::Article);
    assert_eq!(article.language, "ja");
    assert!(paragraphs.iter().all(|paragraph| self::paragraphs(&article).contains(paragraph)), "{article:?}");
}

#[test]
fn a_paragraph_alone_after_a_box_is_of_the_story() {
    let box_ = "<aside class='related'><h3>Related stories</h3><ul><li><a href='/1'>Storm takes roof off the school of the western \
                island</a></li><li><a href='/2'>Parliament of the eastern island to vote on fishing law</a></li></ul></aside>";
    let page = html_page();
    let (before, after) =
        page.split_once(&format!("<p>{}</p></div>", STORY[4])).expect("the page ends with this paragraph");
    let (article, _) = read(format!("{before}{box_}<p>{}</p></div>{after}", STORY[4]), Form::Html);
    assert_eq!(paragraphs(&article).last(), Some(&STORY[4]));
}

#[test]
fn a_byline_goes_before_who_put_the_story_on_the_site() {
    let page = html_page().replacen("\"name\": \"Jane Kowalski\"", "\"name\": \"Peter Novak\"", 1);
    let (article, codes) = read(page, Form::Html);
    assert_eq!(
        article.authors.iter().map(|author| author.name.as_str()).collect::<Vec<_>>(),
        ["Jane Kowalski"]
    );
    assert!(codes.contains(&DiagnosticCode::Disagreement));
}

#[test]
fn who_is_no_person_by_name_may_be_one_by_the_metadata() {
    let page = html_page().replacen("\"name\": \"Jane Kowalski\"", "\"name\": \"harbourcat7\"", 1).replacen(
        "By <a rel=\"author\" href=\"/jane\">Jane Kowalski</a>",
        "",
        1,
    );
    let (article, _) = read(page, Form::Html);
    assert_eq!(
        article.authors.iter().map(|author| author.name.as_str()).collect::<Vec<_>>(),
        ["harbourcat7"]
    );
}

#[test]
fn the_way_to_a_page_is_not_its_headline() {
    let title = "Islands agree to share storm warnings";
    let page = text_page().replacen(
        &format!("{title}\n\n{title}\n\n"),
        &format!("1. Home\n2. World\n3. {title}\n\n{title}\n\n"),
        1,
    );
    let (article, _) = read(page, Form::Page);
    assert_eq!(article.title.as_deref(), Some(title));
}

#[test]
fn names_under_a_label_are_authors() {
    let page = text_page().replacen(
        "Jane Kowalski\n",
        "Written by:\nJK\nJane Kowalski\nStaff Reporter\nPN\nPeter Novak\n",
        1,
    );
    let (article, _) = read(page, Form::Page);
    assert_eq!(
        article.authors.iter().map(|author| author.name.as_str()).collect::<Vec<_>>(),
        ["Jane Kowalski", "Peter Novak"]
    );
}

fn messages(page: String, form: Form) -> Vec<String> {
    let reading = page::read(&Page { form: Some(form), ..Page::new(page) }, &Options::default());
    reading.diagnostics.into_iter().map(|diagnostic| diagnostic.message).collect()
}

#[test]
fn why_a_title_was_chosen_is_told() {
    let other = "\"headline\": \"Why two neighbours stopped quarrelling\"";
    let page = html_page().replacen("\"headline\": \"Islands agree to share storm warnings\"", other, 1);
    let told = messages(page, Form::Html);
    assert!(told.iter().any(|message| message.contains("the page's headline was chosen")), "{told:?}");
    assert!(!messages(html_page(), Form::Html).iter().any(|message| message.contains("was chosen")));
}

#[test]
fn why_one_of_two_dates_in_the_metadata_was_chosen_is_told() {
    let meta = "<meta property=\"article:published_time\" content=\"2021-05-06T07:00:00Z\"><meta property=\"og:type\"";
    let told = messages(html_page().replacen("<meta property=\"og:type\"", meta, 1), Form::Html);
    let because =
        "and 2021-05-06T07:00:00Z; the first was chosen, since JSON-LD is written for this story alone";
    assert!(told.iter().any(|message| message.contains(because)), "{told:?}");
}

#[test]
fn why_one_of_two_dates_on_the_page_was_chosen_is_told() {
    let page = text_page().replacen("Share on Facebook\n", "March 3, 2022\n\nShare on Facebook\n", 1);
    let told = messages(page, Form::Page);
    let because = "the first was chosen, since it is labelled as the time of publication";
    assert!(told.iter().any(|message| message.contains(because)), "{told:?}");
}
