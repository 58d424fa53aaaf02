"""A place is coarse before anything is stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.kit.geo import NotAPlace, Place, coarse, km_between

lats, lons = st.floats(-85, 85), st.floats(-180, 180)


@given(lats, lons)
def test_a_coarse_place_is_near_and_stays_where_it_is(lat: float, lon: float) -> None:
    place = coarse(lat, lon)
    assert km_between(Place(lat, lon), place) < 4.0
    again = coarse(place.lat, place.lon)
    assert km_between(place, again) < 0.02


@given(st.floats(-60, 60), lons, st.floats(-0.01, 0.01), st.floats(-0.01, 0.01))
def test_neighbours_share_few_places(lat: float, lon: float, a: float, b: float) -> None:
    """Within a kilometre there are at most four cells: nobody's door can be read from the point."""
    assert km_between(coarse(lat, lon), coarse(lat + a, min(180.0, max(-180.0, lon + b)))) < 9.0


def test_known_distances_come_out() -> None:
    london, paris = Place(51.5074, -0.1278), Place(48.8566, 2.3522)
    assert km_between(london, paris) == pytest.approx(343.6, abs=0.5)
    assert km_between(london, london) == 0


@pytest.mark.parametrize(("lat", "lon"), [(91, 0), (-90.1, 0), (0, 181), (0, -200), (float("nan"), 0)])
def test_what_is_not_on_the_map_is_refused(lat: float, lon: float) -> None:
    with pytest.raises(NotAPlace):
        coarse(lat, lon)
