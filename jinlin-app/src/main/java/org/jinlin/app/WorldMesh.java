package org.jinlin.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jinlin.app.WorldFile.MeshPart;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/// Draws polygons for a demonstration: a lattice whose corners are moved a little, row by row from north to south and from
/// west to east within a row. Neighbours share their corners, so every place inside lies in exactly one cell.
final class WorldMesh {

    /// A corner may move less than a quarter of a cell: cells stay simple polygons and never overlap.
    private static final double MOST_WARP = 0.4;
    private static final double METRES_PER_DEGREE = 111_320;
    /// About a centimetre.
    private static final double DECIMALS = 1e7;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final MeshPart part;
    private final int rows;
    private final Coordinate[][] corners;

    private WorldMesh(MeshPart part, int rows, Random random) {
        this.part = part;
        this.rows = rows;
        this.corners = new Coordinate[rows + 1][part.columns() + 1];
        for (int row = 0; row <= rows; row++) {
            for (int column = 0; column <= part.columns(); column++) {
                corners[row][column] = corner(row + warp(random), column + warp(random));
            }
        }
    }

    /// @throws IllegalArgumentException when the cells do not fill whole rows, or the warp is too strong
    static List<Polygon> draw(MeshPart part, int cells, Random random) {
        if (part.columns() < 1 || cells % part.columns() != 0) {
            throw new IllegalArgumentException(cells + " cells do not fill rows of " + part.columns());
        }
        if (part.warp() < 0 || part.warp() > MOST_WARP) {
            throw new IllegalArgumentException("warp " + part.warp() + " is not between 0 and " + MOST_WARP);
        }
        var mesh = new WorldMesh(part, cells / part.columns(), random);
        var polygons = new ArrayList<Polygon>();
        for (int cell = 0; cell < cells; cell++) {
            polygons.add(mesh.cell(cell / part.columns(), cell % part.columns()));
        }
        return polygons;
    }

    private Polygon cell(int row, int column) {
        return GEOMETRY.createPolygon(new Coordinate[] {corners[row][column].copy(), corners[row][column + 1].copy(),
            corners[row + 1][column + 1].copy(), corners[row + 1][column].copy(), corners[row][column].copy()});
    }

    private Coordinate corner(double row, double column) {
        double east = (column - part.columns() / 2.0) * part.widthMetres();
        double north = (rows / 2.0 - row) * part.heightMetres();
        double degreeOfLongitude = METRES_PER_DEGREE * Math.cos(Math.toRadians(part.latitude()));
        return new Coordinate(rounded(part.longitude() + east / degreeOfLongitude), rounded(part.latitude() + north / METRES_PER_DEGREE));
    }

    private double warp(Random random) {
        return (random.nextDouble() - 0.5) * part.warp();
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * DECIMALS) / DECIMALS;
    }
}
