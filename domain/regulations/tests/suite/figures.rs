//! Figures of every channel: nothing overlaps, every node is there, every line ends where it should; and the tennis
//! club's own figures, letter by letter. `KEZEK_BLESS=1` writes those anew.

use std::collections::BTreeMap;

use kezek_kernel::Language;
use kezek_regulations::{Channel, Edition, Legend, Next, Node, Process, bpmn, flow_chart, interaction};
use roxmltree::{Document, Node as Xml};

use crate::files::{content, load, read, tests_data};
use crate::tennis;

type Point = (i32, i32);

/// Left, top, right, bottom.
#[derive(Debug, Clone, Copy)]
struct Area(i32, i32, i32, i32);

impl Area {
    fn overlaps(self, other: Self) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }

    /// Whether an upright or level line between two points runs through the inside.
    fn is_crossed(self, from: Point, to: Point) -> bool {
        self.overlaps(Self(from.0.min(to.0), from.1.min(to.1), from.0.max(to.0), from.1.max(to.1)))
    }

    fn touches(self, point: Point) -> bool {
        (self.0..=self.2).contains(&point.0) && (self.1..=self.3).contains(&point.1)
    }
}

/// The words of a legend, each its own name.
pub(crate) fn legend() -> Legend {
    let words = |name: &str| name.to_owned();
    Legend {
        heading: words("Legend"),
        initial_message: words("initial message"),
        final_message: words("final message"),
        final_event: words("simple final event"),
        error: words("error"),
        information_system: words("information system"),
        process: words("process"),
        condition: words("condition"),
        control_flow: words("control flow"),
        message_flow: words("message flow"),
        electronic_document: words("electronic document for the end user"),
        yes: words("yes"),
        no: words("no"),
    }
}

fn number(node: Xml, name: &str) -> i32 {
    node.attribute(name).unwrap().parse().unwrap()
}

fn area(node: Xml) -> Area {
    let (x, y) = (number(node, "x"), number(node, "y"));
    Area(x, y, x + number(node, "width"), y + number(node, "height"))
}

fn child<'a>(node: Xml<'a, 'a>, name: &str) -> Option<Xml<'a, 'a>> {
    node.children().find(|each| each.has_tag_name(name) || each.tag_name().name() == name)
}

/// Boxes apart from pools and lanes, by the element they stand for.
fn shapes(document: &Document) -> BTreeMap<String, Area> {
    let shapes = document.descendants().filter(|each| each.tag_name().name() == "BPMNShape");
    shapes
        .filter(|shape| shape.attribute("isHorizontal").is_none())
        .map(|shape| {
            (shape.attribute("bpmnElement").unwrap().to_owned(), area(child(shape, "Bounds").unwrap()))
        })
        .collect()
}

fn lines(document: &Document) -> BTreeMap<String, Vec<Point>> {
    let edges = document.descendants().filter(|each| each.tag_name().name() == "BPMNEdge");
    edges
        .map(|edge| {
            let points = edge.children().filter(|each| each.tag_name().name() == "waypoint");
            let points = points.map(|point| (number(point, "x"), number(point, "y"))).collect();
            (edge.attribute("bpmnElement").unwrap().to_owned(), points)
        })
        .collect()
}

/// Runs a check over every channel of every edition that ships, and over the tennis club's.
fn over_all(check: impl Fn(&Edition, &Process)) {
    let real = load(&read(&content(), "regulations"));
    for edition in real.editions().chain(tennis::library().editions()) {
        for process in &edition.processes {
            check(edition, process);
        }
    }
}

#[test]
fn every_node_and_every_ending_has_a_box_of_its_own() {
    over_all(|edition, process| {
        let text = bpmn(edition, process, Language::Ru);
        let document = Document::parse(&text).unwrap();
        let shapes = shapes(&document);
        let mut expected = vec!["start".to_owned()];
        for node in &process.nodes {
            expected.push(format!("node-{}", node.id()));
            if matches!(node, Node::Condition(_)) {
                expected.push(format!("gateway-{}", node.id()));
            }
            let ends = node.ways_out().into_iter();
            expected.extend(ends.filter_map(|next| match next {
                Next::End(id) => Some(format!("end-{id}")),
                Next::Node(_) => None,
            }));
        }
        expected.sort();
        expected.dedup();
        let standing = shapes.iter().filter(|(id, _)| !id.starts_with("term-"));
        let standing: Vec<(String, Area)> = standing.map(|(id, area)| (id.clone(), *area)).collect();
        let found: Vec<&String> = standing.iter().map(|(id, _)| id).collect();
        assert_eq!(found, expected.iter().collect::<Vec<_>>(), "{} {}", edition.key, process.channel);
        for (position, (id, area)) in standing.iter().enumerate() {
            for (other_id, other) in &standing[position + 1..] {
                assert!(!area.overlaps(*other), "{} {}: {id} {other_id}", edition.key, process.channel);
            }
        }
    });
}

#[test]
fn every_line_ends_at_its_boxes_and_crosses_none() {
    over_all(|edition, process| {
        let text = bpmn(edition, process, Language::En);
        let document = Document::parse(&text).unwrap();
        let (shapes, lines) = (shapes(&document), lines(&document));
        let named = ["sequenceFlow", "messageFlow"];
        let flows = document.descendants().filter(|each| named.contains(&each.tag_name().name()));
        let mut count = 0;
        for flow in flows {
            count += 1;
            let id = flow.attribute("id").unwrap();
            let here = format!("{} {} {id}", edition.key, process.channel);
            let line = &lines[id];
            let ends = [("sourceRef", line[0]), ("targetRef", line[line.len() - 1])];
            for (attribute, point) in ends {
                if let Some(shape) = shapes.get(flow.attribute(attribute).unwrap()) {
                    assert!(shape.touches(point), "{here}: {attribute} {shape:?} {point:?}");
                }
            }
            for pair in line.windows(2) {
                assert!(pair[0].0 == pair[1].0 || pair[0].1 == pair[1].1, "{here}: {pair:?} is slanted");
                for (shape_id, shape) in shapes.iter().filter(|(id, _)| !id.starts_with("term-")) {
                    assert!(!shape.is_crossed(pair[0], pair[1]), "{here}: {pair:?} crosses {shape_id}");
                }
            }
        }
        assert_eq!(count, lines.len());
    });
}

#[track_caller]
fn check_svg(text: &str, process: &Process) {
    let document = Document::parse(text).unwrap();
    let root = document.root_element();
    let sheet = Area(0, 0, number(root, "width"), number(root, "height"));
    let groups = |class: &'static str| {
        document.descendants().filter(move |each| each.attribute("class") == Some(class))
    };
    let boxes: Vec<Area> = groups("node").map(|group| area(child(group, "rect").unwrap())).collect();
    assert_eq!(boxes.len(), process.nodes.len());
    for (position, one) in boxes.iter().enumerate() {
        assert!(sheet.touches((one.0, one.1)) && sheet.touches((one.2, one.3)), "{one:?}");
        assert!(boxes[position + 1..].iter().all(|other| !one.overlaps(*other)), "{one:?}");
    }
    for group in groups("flow").chain(groups("message")) {
        let line: Vec<Point> = child(group, "polyline")
            .and_then(|line| line.attribute("points"))
            .unwrap()
            .split(' ')
            .map(|point| point.split_once(',').unwrap())
            .map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap()))
            .collect();
        for pair in line.windows(2) {
            assert!(boxes.iter().all(|each| !each.is_crossed(pair[0], pair[1])), "{pair:?}");
        }
    }
    for name in ["title", "desc"] {
        assert!(child(root, name).is_some_and(|each| !each.text().unwrap().is_empty()));
    }
    assert!(["<script", "href", "style="].iter().all(|forbidden| !text.contains(forbidden)));
}

#[test]
fn svg_figures_are_whole_and_stay_on_their_sheet() {
    over_all(|edition, process| {
        for language in Language::ALL {
            check_svg(&flow_chart(edition, process, language, &legend()), process);
            check_svg(&interaction(edition, process, language, &legend()), process);
        }
    });
}

#[test]
fn the_same_process_gives_the_same_figure() {
    over_all(|edition, process| {
        assert_eq!(bpmn(edition, process, Language::Kk), bpmn(edition, process, Language::Kk));
    });
}

#[track_caller]
fn check(file: &str, found: &str) {
    let file = tests_data().join("figures").join(file);
    if std::env::var_os("KEZEK_BLESS").is_some() {
        std::fs::write(&file, found).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap_or_default(), found, "{}", file.display());
}

#[test]
fn the_figures_of_the_tennis_club_are_known() {
    let library = tennis::library();
    let edition = library.edition(&"tennis/2001-05-05".parse().unwrap()).unwrap();
    let process = edition.process(Channel::Portal).unwrap();
    check("tennis.bpmn", &bpmn(edition, process, Language::En));
    check("tennis-flow-chart.svg", &flow_chart(edition, process, Language::Ru, &legend()));
    check("tennis-interaction.svg", &interaction(edition, process, Language::Kk, &legend()));
}

#[test]
fn words_of_the_data_are_escaped() {
    let mut files = read(&tests_data(), "tennis");
    files.extend(read(&tests_data(), "").into_iter().filter(|file| file.path == "citations.toml"));
    let portal = files.iter_mut().find(|file| file.path.ends_with("portal.toml")).unwrap();
    portal.text = portal.text.replace("Hits the ball", "Hits <b>&\\\"]]> the ball");
    let library = load(&files);
    let edition = library.editions().next().unwrap();
    let process = edition.process(Channel::Portal).unwrap();
    let text = bpmn(edition, process, Language::En);
    let document = Document::parse(&text).unwrap();
    let rally = document.descendants().find(|each| each.attribute("id") == Some("node-rally")).unwrap();
    assert_eq!(rally.attribute("name"), Some("rally. Hits <b>&\"]]> the ball"));
    for text in [
        flow_chart(edition, process, Language::En, &legend()),
        interaction(edition, process, Language::En, &legend()),
    ] {
        let document = Document::parse(&text).unwrap();
        let description = child(document.root_element(), "desc").unwrap().text().unwrap();
        assert!(description.contains("Hits <b>&\"]]> the ball"), "{description}");
    }
}
