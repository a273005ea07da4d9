// The page loads classic scripts; what the crew's screens are made of are modules.
import("/js/crew/start.js");
